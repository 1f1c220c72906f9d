"""In: Corpus. Out: one frozen view for each template: exactly what it may show, and how worded.

Choosing, sorting and wording happen here, so that a template is only a layout.
"""
