/** Row types of the files room. */
export interface FileTables {
  files: FileRow
}

export type FileRow = {
  county: number
  id: string
  dossier: string | null
  uploader: string | null
  upload_token_hash: string | null
  kind: 'photo'
  state: 'waiting' | 'attached'
  bytes: number
  width: number
  height: number
  sm3: string
  source_sm3: string
  likeness: string
  original_name: string
  created_at: Date
  attached_at: Date | null
}
