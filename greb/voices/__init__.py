"""Anonymous and confidential answers: codes, sealing, release, and a reply to somebody who stays unknown."""
