"""The bench itself: does it run, and does it notice?"""
