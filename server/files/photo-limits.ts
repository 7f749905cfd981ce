/** What a photo may be (security.md E 49). One place, so that the page, the refusal and the check say the same figures. */

/** Bytes as received. */
export const maxBytes = 12 * 1024 * 1024

/** “24 MP” as phones count it: 5,712 × 4,284 = 24.47 million. */
export const maxPixels = 24_500_000

/** Longest edge of what is kept, in pixels: enough to read a house number, too little to single out faces in a crowd. */
export const keptEdge = 1600
export const thumbnailEdge = 320

/** Milliseconds after which a photo that is still being worked on is given up. */
export const workLimit = 8000

/** Milliseconds an upload waits for its act. */
export const waitingTime = 24 * 60 * 60 * 1000

/** Waiting photos one person, or one upload token, may have at a time. */
export const waitingPerPerson = 30
export const waitingPerToken = 9
