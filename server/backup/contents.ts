/** What an archive says about itself, at its beginning and at its end. */
import type { Written } from './entries.ts'

export type Manifest = {
  /** Version of the program that wrote it. */
  readonly program: string
  /** ISO 8601 UTC: the instant of which all tables are. */
  readonly at: string
  readonly server: string
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly hash: string }[]
  /** Tells whether the sealed fields can be opened with a secret, without telling the secret. */
  readonly secret: string | null
}

export type Summary = {
  readonly manifest: Written
  readonly tables: Readonly<Record<string, Written & { readonly rows: number }>>
  readonly files: Readonly<Record<string, Written>>
  /** Attached photos that were not on the disk when the archive was written. */
  readonly missing: number
}
