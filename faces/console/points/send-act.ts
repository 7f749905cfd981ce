/** An act of points sent through the one door. All of them add a fact or say what was seen, so that nobody overwrites anybody. */
import { v7 as uuidv7 } from 'uuid'
import { api } from '../../spa/api.ts'

export type Sent = { readonly dossier: string; readonly act: string; readonly form: object; readonly seen?: number; /** For the act that opens it. */ readonly procedure?: string }

export async function sendAct(sent: Sent): Promise<unknown> {
  return await api.post('/api/acts', { id: uuidv7(), ...sent })
}
