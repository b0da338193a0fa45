"""The git hook: what is about to be committed or pushed is judged as git has it, and nothing is ever written there."""
