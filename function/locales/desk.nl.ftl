### Every word that a moderator reads at the desk.
