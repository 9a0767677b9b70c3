"""Questions a therapist asks of a caseload and of one client, answered from sealed weeks."""
