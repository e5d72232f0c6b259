"""What an idea became, told so that others can use it: cases, three pieces of advice, credits, the library."""
