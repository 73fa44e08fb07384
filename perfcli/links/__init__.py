"""Asking addresses whether they answer: the one place that touches the network."""
