"""From a result to a page: what stands where, in which words."""
