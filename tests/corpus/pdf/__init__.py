"""Policies as PDF files of several makers and house styles, with the outlines meant by their author."""
