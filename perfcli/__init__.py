"""perfcli: career advice for the cardiovascular perfusionist, offline and sourced."""
