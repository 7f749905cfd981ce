/** Messages as `GET /api/messages` answers them. */
export type Message = {
  readonly id: string
  readonly dossier: string | null
  readonly text: string
  readonly sentence: string
  readonly createdAt: string
  readonly read: boolean
}

export type MessagePage = { readonly messages: readonly Message[]; readonly unread: number; readonly next: string | null }
