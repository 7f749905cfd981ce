/** Fields that the forms of the star procedures are made of: those of every procedure, and the code of a star. */
import { Type } from '@sinclair/typebox'

export { choice, closed, day, dossier, emptyForm, maybeWords, timerForm, uuid, village, words, year } from '../procedure/form-fields.ts'

export const starCode = (title: string) => Type.String({ title, pattern: '^S[0-9]{2}$' })
