"""Make the network that tells « Oui » from « Non »."""
