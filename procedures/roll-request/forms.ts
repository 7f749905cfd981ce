/** Forms of a villager's request to the roll. */
import { Type } from '@sinclair/typebox'
import { choice, closed, day, emptyForm, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { objectionKinds, wishKinds } from '../election-roll/roll-file.ts'
import { run, term } from '../village-election/fields.ts'

export { emptyForm, timerForm }

export const objectForm = Type.Object({ village: village(), term, run, kind: choice('哪一类', objectionKinds), about: words('关于谁（写名单上的姓名和小组）', 60), words: words('怎么回事', 500, 2) }, closed)
export const wishForm = Type.Object({ village: village(), term, run, kind: choice('哪一类', wishKinds), since: Type.Optional(day('从哪天起在本村居住或者从事村务工作（户籍不在本村的）')), words: words('说明', 500, 2) }, closed)
export const answerForm = Type.Object({ accepted: Type.Boolean(), words: Type.String({ maxLength: 500 }) }, closed)
