import Charter
