"""What a clerk does with actions and recommendations: record, split, tie to items, answer, close."""
