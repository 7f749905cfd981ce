/**
 * What a unit (单位) is there for. A unit's official key is `${regionCode}:${function}`, so the function is a closed vocabulary:
 * the dispatch catalogue names functions, the registry finds the unit of that function at or above the place of a matter.
 */
import type { Level, RegionKey } from './region.ts'
import { levelOf } from './region.ts'

/** What sort of body a unit is; decides who may be handed official power and what is shown about it. */
export const unitKinds = {
  'self-government': '群众自治组织',
  party: '党的组织',
  government: '政府',
  department: '政府部门',
  judicial: '司法机关',
  'legal-service': '法律服务机构',
  'people-group': '群团组织',
  utility: '专营单位',
  platform: '平台运行机构',
  'village-body': '村级议事组织',
} as const
export type UnitKind = keyof typeof unitKinds

type FunctionOfUnit = {
  /** What it deals with, for catalogues and filters. */
  readonly label: string
  readonly kind: UnitKind
  /** The levels at which such a unit exists, with what follows the region's name there; an insertion order from below upwards. */
  readonly names: Readonly<Partial<Record<Level, string>>>
}

export const functions = {
  committee: f('村民自治', 'self-government', { VILLAGE: '村民委员会' }),
  supervision: f('村务监督', 'self-government', { VILLAGE: '村务监督委员会' }),
  mediation: f('人民调解', 'self-government', { VILLAGE: '人民调解委员会', TOWN: '人民调解委员会' }),
  party: f('党组织', 'party', { VILLAGE: '党支部', TOWN: '党委', COUNTY: '委', CITY: '委' }),
  organization: f('组织', 'party', { COUNTY: '委组织部', CITY: '委组织部' }),
  'political-legal': f('政法', 'party', { COUNTY: '委政法委员会', CITY: '委政法委员会' }),
  'united-front': f('统战与民族宗教', 'party', { COUNTY: '委统战部', CITY: '委统战部' }),
  civilization: f('文明创建', 'party', { COUNTY: '精神文明建设办公室', CITY: '精神文明建设办公室' }),
  discipline: f('纪检监察', 'party', { TOWN: '纪律检查委员会', COUNTY: '纪委监委', CITY: '纪委监委' }),
  government: f('乡镇政府', 'government', { TOWN: '人民政府', COUNTY: '人民政府', CITY: '人民政府' }),
  center: f('网格化服务中心', 'platform', {
    TOWN: '综治中心', COUNTY: '网格化综合服务中心', CITY: '网格化综合服务中心',
  }),
  verification: f('核查', 'platform', { COUNTY: '网格事项核查中心', CITY: '网格事项核查中心' }),
  petition: f('信访', 'department', { COUNTY: '信访局', CITY: '信访局' }),
  transport: f('交通运输', 'department', { COUNTY: '交通运输局', CITY: '交通运输局' }),
  water: f('水利', 'department', { COUNTY: '水利局', CITY: '水利局' }),
  emergency: f('应急管理', 'department', { COUNTY: '应急管理局', CITY: '应急管理局' }),
  fire: f('消防救援', 'department', { COUNTY: '消防救援大队', CITY: '消防救援支队' }),
  housing: f('住房和城乡建设', 'department', { COUNTY: '住房和城乡建设管理局', CITY: '住房和城乡建设局' }),
  'urban-management': f('城市管理', 'department', { COUNTY: '城市管理局', CITY: '城市管理局' }),
  environment: f('生态环境', 'department', { COUNTY: '生态环境分局', CITY: '生态环境局' }),
  agriculture: f('农业农村', 'department', { COUNTY: '农业农村局', CITY: '农业农村局' }),
  'natural-resources': f('自然资源', 'department', { TOWN: '自然资源所', COUNTY: '自然资源局', CITY: '规划和自然资源局' }),
  forestry: f('林业', 'department', { COUNTY: '林业局', CITY: '林业局' }),
  police: f('公安', 'department', { TOWN: '派出所', COUNTY: '公安局', CITY: '公安局' }),
  justice: f('司法行政', 'department', { TOWN: '司法所', COUNTY: '司法局', CITY: '司法局' }),
  'civil-affairs': f('民政', 'department', { COUNTY: '民政局', CITY: '民政局' }),
  'human-resources': f('人力资源和社会保障', 'department', { COUNTY: '人力资源和社会保障局', CITY: '人力资源和社会保障局' }),
  'medical-insurance': f('医疗保障', 'department', { COUNTY: '医疗保障局', CITY: '医疗保障局' }),
  health: f('卫生健康', 'department', { TOWN: '卫生院', COUNTY: '卫生健康和体育局', CITY: '卫生健康委员会' }),
  education: f('教育', 'department', { COUNTY: '教育局', CITY: '教育局' }),
  market: f('市场监管', 'department', { TOWN: '市场监督管理所', COUNTY: '市场监督管理局', CITY: '市场监督管理局' }),
  'culture-tourism': f('文化和旅游', 'department', { COUNTY: '文化和旅游局', CITY: '文化和旅游局' }),
  veterans: f('退役军人事务', 'department', { COUNTY: '退役军人事务局', CITY: '退役军人事务局' }),
  women: f('妇女工作', 'people-group', { COUNTY: '妇女联合会', CITY: '妇女联合会' }),
  disabled: f('残疾人工作', 'people-group', { COUNTY: '残疾人联合会', CITY: '残疾人联合会' }),
  power: f('供电', 'utility', { COUNTY: '供电公司', CITY: '供电公司' }),
  'water-supply': f('供水', 'utility', { COUNTY: '供水公司', CITY: '供水公司' }),
  gas: f('燃气', 'utility', { COUNTY: '燃气公司', CITY: '燃气公司' }),
  heating: f('供热', 'utility', { COUNTY: '供热公司', CITY: '供热公司' }),
  telecom: f('通信', 'utility', { COUNTY: '通信公司', CITY: '通信公司' }),
  court: f('审判', 'judicial', { TOWN: '人民法庭', COUNTY: '人民法院', CITY: '中级人民法院' }),
  procuratorate: f('检察', 'judicial', { COUNTY: '人民检察院', CITY: '人民检察院' }),
  'law-firm': f('律师', 'legal-service', { COUNTY: '公共法律服务律师事务所' }),
  'legal-aid': f('法律援助', 'legal-service', { COUNTY: '法律援助中心', CITY: '法律援助中心' }),
  administration: f('平台管理', 'platform', { COUNTY: '平台管理办公室', CITY: '平台管理办公室' }),
  // Set up by a village that wants them, so none of them is opened by itself; what each may do: core/village-bodies.
  'virtue-council': f('道德评议', 'village-body', { VILLAGE: '道德评议会' }),
  'occasions-council': f('红白事', 'village-body', { VILLAGE: '红白理事会' }),
  'villagers-council': f('村民议事', 'village-body', { VILLAGE: '村民议事会' }),
  'temperance-council': f('禁毒禁赌宣传', 'village-body', { VILLAGE: '禁毒禁赌会' }),
} as const satisfies Record<string, FunctionOfUnit>

export type UnitFunction = keyof typeof functions

export const unitFunctions = Object.keys(functions) as readonly UnitFunction[]

export function isUnitFunction(word: string): word is UnitFunction {
  return Object.hasOwn(functions, word)
}

/** The official key of the unit with `unitFunction` at the region with `code`. */
export function unitIdOf(code: string, unitFunction: UnitFunction): string {
  return `${code}:${unitFunction}`
}

/** The parts of a unit key; null where it is not one. */
export function parseUnitId(id: string): { readonly region: RegionKey; readonly unitFunction: UnitFunction } | null {
  const [code = '', word = '', ...rest] = id.split(':')
  const level = levelOf(code)
  if (rest.length > 0 || level === null || !/^\d+$/.test(code) || !isUnitFunction(word)) return null
  return { region: { level, code }, unitFunction: word }
}

/** The levels at which units of this function exist, from below upwards. */
export function levelsOf(unitFunction: UnitFunction): readonly Level[] {
  return Object.keys(functions[unitFunction].names) as readonly Level[]
}

/**
 * The ordinary name of a unit, e.g. 襄垣县交通运输局; null where no such unit exists at that level.
 * @param unitType the sort of region: a community and a street call some of their bodies otherwise
 */
export function unitNameOf(unitFunction: UnitFunction, level: Level, regionName: string, unitType = ''): string | null {
  const names: Readonly<Partial<Record<Level, string>>> = functions[unitFunction].names
  const ending = names[level]
  return ending === undefined ? null : `${regionName}${endingsOf(unitType)[unitFunction] ?? ending}`
}

type Endings = Readonly<Partial<Record<UnitFunction, string>>>

/** What bodies are called where the region is no village, town or township. */
function endingsOf(unitType: string): Endings {
  switch (unitType) {
    case '居委会':
    case '类似居委会': return { committee: '居民委员会', supervision: '居务监督委员会', 'villagers-council': '居民议事会' }
    case '街道': return { government: '办事处', party: '党工委', discipline: '纪检监察工委' }
    case '类似乡级单位': return { government: '管理委员会', party: '党工委', discipline: '纪检监察工委' }
    default: return {}
  }
}

function f<const F extends FunctionOfUnit['names']>(label: string, kind: UnitKind, names: F) {
  return { label, kind, names }
}
