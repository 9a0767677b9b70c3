"""The phone API: operations in, receipts and the plan out."""
