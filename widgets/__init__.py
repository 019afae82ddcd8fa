"""A parts bin for dashboards: each widget paints one frozen state and knows nothing of where it came from."""
