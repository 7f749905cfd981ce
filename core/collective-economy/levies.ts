/**
 * 一事一议筹资筹劳 (R-285; Rules on raising funds and labour, State Council office 2007): who gives nothing, from whom labour may be asked, and two caps that
 * only the province can set. Grounds are declared and shown by paper; nothing is guessed from a register. Whole fen, whole days of labour.
 */
import { addMonths, type Day } from '../time/index.ts'

/** Declared grounds, each with what it frees from. */
export const grounds = {
  'soldier': { name: '现役军人', fund: true, labour: true },
  'low-income': { name: '低保户、五保户', fund: true, labour: false },
  'student': { name: '在校就读的学生', fund: false, labour: true },
  'pregnant': { name: '孕妇', fund: false, labour: true },
  'after-birth': { name: '分娩未满一年的妇女', fund: false, labour: true },
  'disabled-veteran': { name: '伤残退役军人', fund: false, labour: true },
} as const
export type Ground = keyof typeof grounds

export type LeviedPerson = { readonly person: string; readonly gender: 1 | 2 | null; readonly bornOn: Day | null; readonly grounds: readonly Ground[]; /** Day of the birth, for the year after it. */ readonly gaveBirthOn?: Day }
export type Burden = { readonly fund: boolean; readonly labour: boolean }

/** What may be asked of a person on a day. Labour: men from 18 to 55, women from 18 to 50, both numbers included; unknown age or sex gives none. */
export function burdenOf(one: LeviedPerson, on: Day): Burden {
  const held = one.grounds.filter((ground) => ground !== 'after-birth' || (one.gaveBirthOn !== undefined && on < addMonths(one.gaveBirthOn, 12)))
  return { fund: !held.some((ground) => grounds[ground].fund), labour: isWorkforce(one, on) && !held.some((ground) => grounds[ground].labour) }
}

export function isWorkforce({ gender, bornOn }: Pick<LeviedPerson, 'gender' | 'bornOn'>, on: Day): boolean {
  if (bornOn === null || gender === null) return false
  const years = wholeYears(bornOn, on)
  return years >= 18 && years <= (gender === 1 ? 55 : 50)
}

/** What the province allows per head and year; null: nobody has said so yet, and nothing real can be raised (domain §14 Q5). */
export type Caps = { readonly fenPerHead: number | null; readonly daysPerWorker: number | null; readonly document: string }
export type Asked = { readonly fenPerHead: number; readonly daysPerWorker: number; /** Raised in the same year before. */ readonly beforeFen: number; readonly beforeDays: number }
export type CapFault = 'caps-unset' | 'over-fund-cap' | 'over-labour-cap' | 'nothing-asked'

export function faultOfCaps({ fenPerHead, daysPerWorker, beforeFen, beforeDays }: Asked, caps: Caps): CapFault | null {
  if (fenPerHead === 0 && daysPerWorker === 0) return 'nothing-asked'
  if (caps.fenPerHead === null || caps.daysPerWorker === null || caps.document.trim() === '') return 'caps-unset'
  if (beforeFen + fenPerHead > caps.fenPerHead) return 'over-fund-cap'
  return beforeDays + daysPerWorker > caps.daysPerWorker ? 'over-labour-cap' : null
}

export type LevySums = { readonly payers: number; readonly workers: number; readonly fen: number; readonly days: number }

export function levySums(people: readonly LeviedPerson[], on: Day, { fenPerHead, daysPerWorker }: Pick<Asked, 'fenPerHead' | 'daysPerWorker'>): LevySums {
  const burdens = people.map((one) => burdenOf(one, on))
  const [payers, workers] = [burdens.filter(({ fund }) => fund).length, burdens.filter(({ labour }) => labour).length]
  return { payers, workers, fen: payers * fenPerHead, days: workers * daysPerWorker }
}

/** The household's door: signed for, refused to sign, or met nobody; enough have signed when more than half of all households did. */
export type Door = { readonly household: string; readonly answer: 'signed' | 'against' | 'absent'; readonly representative: string }
export function doorsSigned(doors: readonly Door[], households: number): { readonly signed: number; readonly against: number; readonly asked: number; readonly enough: boolean } {
  const last = new Map(doors.map((door) => [door.household, door]))
  const of = (answer: Door['answer']) => [...last.values()].filter((door) => door.answer === answer).length
  const [signed, against] = [of('signed'), of('against')]
  return { signed, against, asked: last.size, enough: last.size >= households && 2 * signed > households }
}

/** Forced money instead of labour is forbidden; who wants to give money instead says so by name. */
export function isForcedMoney(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (/(?:不得|禁止|不准|不许|不能|不)(?:强制|强行|强迫)?以资代劳/.test(plain)) return false
  return /(?:不出工|不出劳|缺工|少出一?天工|未出工)[^。；]{0,12}(?:交|缴|扣|罚|补)[^。；]{0,8}(?:元|钱|款)|(?:一律|必须|强制|统一|都要)[^。；]{0,10}以资代劳|以资代劳[^。；]{0,10}(?:一律|必须|强制|统一)/.test(plain)
}

function wholeYears(bornOn: Day, on: Day): number {
  let years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  if (addMonths(bornOn, years * 12) > on) years -= 1
  return years
}
