/** Fields that the forms of an election's procedures have beside those of all procedures. */
import { Type } from '@sinclair/typebox'

export const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
export const whole = (title: string, minimum = 0, maximum = 99_999) => Type.Integer({ title, minimum, maximum, control: 'number' })
export const check = (title: string) => Type.Boolean({ title, control: 'check' })
/** Of the persons whom the view offers. */
export const person = (title: string) => Type.String({ title, pattern: uuidPattern, control: 'person', 'x-choices': true })
export const persons = (title: string, minItems = 0, maxItems = 60) => Type.Array(Type.String({ pattern: uuidPattern }), { title, minItems, maxItems, uniqueItems: true, control: 'persons', 'x-choices': true })
export const term = Type.Integer({ title: '哪一届（换届的年份）', minimum: 2020, maximum: 2099 })
export const run = Type.Integer({ title: '本届第几次', minimum: 0, maximum: 255, description: '0 换届，1 到 127 补选，128 以上演练' })
