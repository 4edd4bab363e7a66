"""Sections of an Answer, each made from one Cut: the judgement, how it varies, villages, access."""
