/** What a county agrees on for open affairs: the catalogue and its days, proposed by one person and reviewed by another. */
import { Type, type Static } from '@sinclair/typebox'
import { boards, catalogueSeed, faultsOfCatalogue, leastDays, legalKinds, rhythms, shapes, type Item, type LegalKind } from '../../core/open-affairs/index.ts'
import { choice, closed } from '../../core/procedure/form-fields.ts'
import { timeUnits } from '../../core/time/budgets.ts'

const days = (title: string, minimum: number, maximum: number) => Type.Integer({ title, minimum, maximum })
const budget = (title: string) => Type.Object({
  amount: Type.Number({ title, minimum: 1, maximum: 60 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))),
}, { ...closed, title })
const kindNames = Object.fromEntries(Object.entries(legalKinds).map(([key, { short }]) => [key, short])) as { readonly [K in LegalKind]: string }

const itemSchema = Type.Object({
  code: Type.String({ title: '编号', pattern: '^[A-Z][0-9]{2}$' }),
  name: Type.String({ title: '名称', minLength: 2, maxLength: 40 }),
  board: choice('哪一栏', boards),
  kind: choice('法定哪一类（R-270）', kindNames),
  rhythm: choice('多久一次（R-271）', rhythms),
  shape: choice('形式', shapes),
  nameless: Type.Optional(Type.Boolean({ title: '不公示姓名（R-275）' })),
}, closed)

export const settingsSchema = Type.Object({
  items: Type.Array(itemSchema, { title: '公开目录（R-277）', minItems: 5, maxItems: 120 }),
  due: Type.Object({
    month: days('按月公开的，月末后几日内', 1, 20), quarter: days('按季公开的，季末后几日内', 1, 30),
    year: days('按年公开的，年末后几日内', 1, 60), event: days('重大事项，形成后几日内（R-271）', 1, 5),
  }, { ...closed, title: '到期日' }),
  /** Villages whose representatives' meeting found that their books are busy: monthly (R-271). */
  busyVillages: Type.Array(Type.String({ pattern: '^[0-9]{12}$' }), { title: '财务往来较多、按月公开的村（R-271）', maxItems: 5_000, uniqueItems: true }),
  /** Never shorter than law asks. */
  boardDays: days('至少公开多少天（R-272）', leastDays, 90),
  review: budget('监督委员会审核的时限（R-274）'),
  post: budget('网上公开后张贴上墙的时限（R-273）'),
  archiveDays: days('公示期满多少天归档', 30, 3650),
}, closed)
export type DisclosureSettings = Static<typeof settingsSchema>

export const defaultSettings: DisclosureSettings = {
  items: [...catalogueSeed], due: { month: 10, quarter: 15, year: 30, event: 3 }, busyVillages: [], boardDays: leastDays,
  review: { amount: 5, unit: 'WORK_DAY' }, post: { amount: 2, unit: 'WORK_DAY' }, archiveDays: 365,
}

export function faultsOfSettings(contents: unknown): readonly { readonly pointer: string; readonly sentence: string }[] {
  const { items } = contents as DisclosureSettings
  return faultsOfCatalogue(items).map(({ at, field, sentence }) => ({ pointer: `/items/${at}/${field}`, sentence }))
}

export function itemNamed({ items }: Pick<DisclosureSettings, 'items'>, code: string): Item | null {
  return items.find((one) => one.code === code) ?? null
}

export function isBusy({ busyVillages }: Pick<DisclosureSettings, 'busyVillages'>, village: string): boolean {
  return busyVillages.includes(village)
}
