/** Forms of one count. */
import { Type } from '@sinclair/typebox'
import { choice, closed, emptyForm, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { run, term, whole } from '../village-election/fields.ts'
import { paperPattern, sheetNames } from './sheet-file.ts'

export { emptyForm, timerForm }

export const sheet = choice('哪一份', sheetNames)
export const beginForm = Type.Object({ village: village(), term, run, round: whole('第几轮投票', 1, 99), number: whole('第几号投票点', 1, 40), sheet, attempt: whole('第几次录', 1, 255) }, closed)
export const readForm = Type.Object({
  from: whole('从第几张起', 1), papers: Type.Array(Type.String({ maxLength: 120, pattern: paperPattern }), { title: '选票', minItems: 1, maxItems: 50, control: 'unsaid' }),
}, closed)
const paperText = Type.String({ title: '应当是', maxLength: 120, pattern: paperPattern, control: 'unsaid' })
export const correctForm = Type.Object({ paper: whole('第几张', 1), now: paperText, reason: words('为什么更正', 200, 2) }, closed)
export const takeBackForm = Type.Object({ paper: whole('第几张', 1) }, closed)
export const handInForm = Type.Object({ found: whole('箱里一共多少张', 0, 20_000), forged: whole('其中不是本次选票的', 0, 20_000) }, closed)
