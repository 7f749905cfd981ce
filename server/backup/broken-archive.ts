/** The archive is not what was written: cut off, changed, sealed with another key, or not an archive at all. Nothing was restored from it. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive'
}
