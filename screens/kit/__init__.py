"""The parts the screens share: keys, lists, forms, dialogs and the one module that knows a colour."""
