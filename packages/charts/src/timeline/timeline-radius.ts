/** Half the width of the mark of one release, in pixels before scaling. */
export const MARK_RADIUS = 5.5;
