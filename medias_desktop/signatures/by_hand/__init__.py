"""Signing with one’s own hand on the screen: the page, its checks, the receipt. Lent to the slices that ask for signatures."""
