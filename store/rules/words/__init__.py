"""Reading what is typed and wording what is said: dates, names, amounts, texts, titles that mean the same."""
