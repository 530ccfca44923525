"""Programs killed, files damaged, again and again: long runs by hand, short ones among the ordinary tests."""
