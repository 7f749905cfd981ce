/** Types of the recount, which is plain JavaScript so that it runs anywhere. */
export type Recounted = {
  readonly differences: readonly string[]
  /** Published lines that were compared. */
  readonly checked: number
  readonly figures: {
    readonly participating?: number; readonly stayingOut?: number; readonly decided?: number; readonly rated?: number; readonly sixAndMore?: number; readonly everyStar?: number; readonly stillOpen?: number
    readonly ownOverPeers?: number | null; readonly givenOverPeers?: number | null; readonly kinOverOthers?: number | null; readonly everyStarShare?: number | null
  }
}
export function recount(records: readonly object[]): Recounted
