"""Operations: the one door through which a project changes. One module per noun."""
