"""What people ask, for staff: the numbers of a week, a month or a year as a page to read and to print; made from counts alone."""
