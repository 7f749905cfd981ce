/**
 * Default dispatch catalogue (派单目录) of village matters: domain §2.3, with limits of §2.2.
 * Only a starting point, marked 〔设〕 there: each county confirms its own under 设置 before real use.
 */
import { leastShown } from '../../core/indicators/index.ts'
import type { Level } from '../../core/region/region.ts'
import type { CaseSettings, Category } from './settings.ts'

type Post = Category['leads'][number]
type Shape = Partial<Omit<Category, 'name'>>

const village = (unitFunction: string): Post => at('VILLAGE', unitFunction)
const town = (unitFunction: string): Post => at('TOWN', unitFunction)
const county = (unitFunction: string): Post => at('COUNTY', unitFunction)

const committee = [village('committee'), town('government')]
const persuade: Shape = { selfClose: 'persuasion', gridList: true }
const police: Shape = { leads: [town('police'), county('police')], townDuty: 'support', priority: 'P1', startsAt: 'TOWN' }
const mediation: Shape = { leads: [village('mediation'), town('justice'), county('justice')], townDuty: 'lead', priority: 'P3' }
const protect: Shape = { leads: [town('police'), county('civil-affairs'), county('women')], townDuty: 'support', priority: 'P0', confidential: true, emergency: '110', startsAt: 'TOWN' }
const departments = (...leads: Post[]): Shape => ({ leads, townDuty: 'support' })

export const groups: CaseSettings['groups'] = {
  '01': '人居环境', '02': '公共设施', '03': '水电气暖通信', '04': '安全生产与消防', '05': '自然灾害', '06': '社会治安', '07': '矛盾纠纷', '08': '违法建设与资源',
  '09': '生态环境', '10': '食药与市场', '11': '民生服务', '12': '关爱保护', '13': '公共卫生', '14': '三农与集体', '15': '社情民意', '16': '两新与宗教民族',
}

export const categories: CaseSettings['categories'] = {
  ...group('01', { leads: committee, townDuty: 'lead', gridList: true, basis: '乡镇履职事项清单：农村人居环境整治' }, [
    ['垃圾乱堆', { selfClose: 'yes' }], ['垃圾清运不及时'], ['污水乱排'], ['残垣断壁'], ['畜禽散养粪污'], ['小广告', { selfClose: 'yes' }], ['旱厕、公厕损坏'],
  ]),
  ...group('02', { leads: [town('government')], townDuty: 'lead', basis: '乡镇履职事项清单：村内公共设施管护；县道以上由主管部门养护' }, [
    ['路面坑槽', { leads: [county('transport'), town('government'), village('committee')] }], ['路灯不亮', { leads: [town('government'), county('power')] }],
    ['井盖缺损', { priority: 'P1', leads: [town('government'), county('housing')] }], ['护栏缺失', { leads: [county('transport'), town('government')] }],
    ['健身器材损坏', { leads: [town('government'), county('culture-tourism')] }], ['公交站亭', departments(county('transport'))], ['农田水利损坏', { leads: [county('water'), town('government')] }],
  ]),
  ...group('03', { townDuty: 'support', priority: 'P1', basis: '供用电、供水、燃气、供热、电信条例：专营单位负责抢修' }, [
    ['停水', { leads: [county('water-supply')] }], ['水质异常', { leads: [county('water-supply'), county('health')] }],
    ['停电、线路垂落', { leads: [county('power')] }], ['燃气异味', { leads: [county('gas')], priority: 'P0', emergency: '119' }],
    ['通信中断', { leads: [county('telecom')] }], ['供暖不热', { leads: [county('heating')], priority: 'P2' }],
  ]),
  ...group('04', { ...departments(county('emergency')), priority: 'P1', basis: '安全生产法、消防法' }, [
    ['火情', { leads: [county('fire')], priority: 'P0', emergency: '119' }], ['用火用电隐患', { ...persuade, leads: [town('government'), county('fire')], townDuty: 'lead' }],
    ['消防通道堵塞', { ...persuade, leads: [county('fire'), town('government')], townDuty: 'lead' }], ['自建房隐患', { leads: [county('housing')], joint: [town('government')] }],
    ['违规燃放烟花爆竹', { ...persuade, leads: [town('police'), county('emergency')] }], ['危险化学品'], ['溺水隐患', { ...persuade, leads: [town('government'), county('water')], townDuty: 'lead' }],
    ['取暖一氧化碳隐患', { ...persuade, leads: [town('government'), county('emergency')], townDuty: 'lead' }],
  ]),
  ...group('05', { ...departments(county('emergency')), priority: 'P1', basis: '突发事件应对法' }, [
    ['山洪', { leads: [county('emergency'), county('water')] }], ['地质灾害', { leads: [county('natural-resources')], priority: 'P0' }],
    ['森林草原火险', { leads: [county('forestry'), county('emergency')] }], ['干旱', { leads: [county('water'), county('agriculture')], priority: 'P3' }],
    ['冰雪', { leads: [county('transport'), county('emergency')] }], ['大风冰雹'],
  ]),
  ...group('06', { ...police, basis: '治安管理处罚法：执法权在公安机关' }, [
    ['盗窃', { emergency: '110' }], ['电信诈骗预警'], ['赌博', { confidential: true }], ['涉毒线索', { confidential: true }], ['寻衅滋事', { emergency: '110' }], ['可疑情况（须写明事实）'],
  ]),
  ...group('07', { ...mediation, basis: '人民调解法' }, [
    ['邻里纠纷', { selfClose: 'yes', gridList: true }], ['婚姻家庭', { confidential: true }], ['宅基地、土地边界', { leads: [village('mediation'), town('justice'), county('natural-resources')] }],
    ['承包流转', { leads: [village('mediation'), county('agriculture')] }], ['债务'], ['劳资欠薪', { leads: [county('human-resources')], townDuty: 'support' }], ['赡养抚养'],
    ['医疗纠纷', { leads: [county('health'), town('justice')], townDuty: 'support', confidential: true }], ['交通事故', { leads: [town('police')], townDuty: 'support', emergency: '122' }],
    ['征地拆迁', { leads: [county('natural-resources'), town('justice')], townDuty: 'support' }],
  ]),
  ...group('08', { ...departments(county('natural-resources')), townDuty: 'withdrawn', priority: 'P3', basis: '乡镇履职事项清单：上级部门收回事项，执法权在部门' }, [
    ['违法建设'], ['占用耕地'], ['盗采矿产'], ['毁林', { leads: [county('forestry')] }], ['河道采砂', { leads: [county('water')] }], ['乱占宅基地', { leads: [county('agriculture'), county('natural-resources')] }],
  ]),
  ...group('09', { ...departments(county('environment')), basis: '环境保护法' }, [
    ['秸秆、垃圾焚烧', { ...persuade, leads: [county('environment'), town('government')], townDuty: 'lead' }], ['企业排污', { townDuty: 'withdrawn' }], ['噪声', persuade], ['扬尘', { leads: [county('environment'), county('housing')] }],
    ['死畜抛弃', { leads: [county('agriculture')], joint: [town('government')] }],
  ]),
  ...group('10', { ...departments(town('market'), county('market')), townDuty: 'withdrawn', priority: 'P3', basis: '食品安全法等：执法权在部门' }, [
    ['食品安全'], ['农村集体聚餐报告', { priority: 'P2' }], ['假农资', { leads: [county('agriculture'), county('market')] }], ['无证经营'], ['价格欺诈'],
  ]),
  ...group('11', { leads: [village('committee'), town('government')], townDuty: 'lead', gridList: true, selfClose: 'yes', priority: 'Q', basis: '村级组织工作事务清单：代办服务' }, [
    ['帮办代办'], ['困难救助', { leads: [town('government'), county('civil-affairs')], priority: 'P3', selfClose: 'no', confidential: true }],
    ['残疾人服务', { leads: [town('government'), county('disabled')], priority: 'P3' }], ['养老服务', { leads: [town('government'), county('civil-affairs')], priority: 'P3' }],
    ['医保社保咨询', { leads: [town('government'), county('medical-insurance'), county('human-resources')] }], ['就业', { leads: [town('government'), county('human-resources')] }], ['教育', { leads: [county('education'), town('government')] }],
  ]),
  ...group('12', { ...protect, basis: '未成年人保护法第十一条、反家庭暴力法第十三、十四条' }, [
    ['未成年人受侵害'], ['家庭暴力'], ['老人失联', { confidential: false, leads: [town('police'), county('civil-affairs')] }],
    ['留守和困境儿童', { emergency: null, priority: 'P3', leads: [county('civil-affairs'), town('government')], townDuty: 'lead', startsAt: 'VILLAGE' }],
    ['精神障碍者求助', { emergency: '120', leads: [county('health'), town('police')] }], ['流浪乞讨人员', { emergency: null, priority: 'P1', confidential: false, leads: [county('civil-affairs'), town('police')] }],
  ]),
  ...group('13', { ...departments(county('health')), priority: 'P1', basis: '传染病防治法' }, [
    ['聚集性症状', { confidential: true, startsAt: 'TOWN' }], ['动物疫病', { leads: [county('agriculture')] }], ['饮水异常', { leads: [county('health'), county('water')] }], ['病媒生物', { priority: 'P2' }],
  ]),
  ...group('14', { ...departments(county('agriculture'), town('government')), townDuty: 'lead', priority: 'P3', basis: '农村集体经济组织法' }, [
    ['集体资金资产资源线索', { leads: [county('discipline'), town('discipline')], townDuty: 'support', confidential: true, startsAt: 'COUNTY', aboutOfficials: true }],
    ['合同纠纷'], ['农田设施', { leads: [county('water'), county('agriculture'), town('government')] }], ['惠农补贴疑问', { confidential: true }], ['农机服务', { priority: 'Q' }],
  ]),
  ...group('15', { leads: committee, townDuty: 'lead', priority: 'Q', basis: '村民委员会组织法' }, [
    ['意见建议'], ['政策咨询', { selfClose: 'yes', gridList: true }], ['表扬'], ['批评和投诉', { leads: [town('discipline'), county('discipline'), town('government')], confidential: true, priority: 'P3', startsAt: 'TOWN', aboutOfficials: true }],
  ]),
  ...group('16', { leads: [county('united-front'), town('police')], townDuty: 'support', priority: 'P2', confidential: true, startsAt: 'COUNTY', basis: '宗教事务条例' }, [
    ['非法宗教活动线索'], ['邪教线索', { leads: [town('police'), county('police')] }],
  ]),
}

export const defaultSettings: CaseSettings = {
  groups,
  categories,
  // How long a dispatch may take is 〔设〕 (R-141 asks for a limit, no rule gives one): as urgent as signing, within a day of office.
  limits: {
    P0: { dispatch: { amount: 0.5, unit: 'URGENT_HOUR' }, sign: { amount: 0.5, unit: 'URGENT_HOUR' }, handle: { amount: 3, unit: 'URGENT_HOUR' }, extension: { amount: 3, unit: 'URGENT_HOUR' } },
    P1: { dispatch: { amount: 1, unit: 'URGENT_HOUR' }, sign: { amount: 1, unit: 'URGENT_HOUR' }, handle: { amount: 8, unit: 'URGENT_HOUR' }, extension: { amount: 8, unit: 'URGENT_HOUR' } },
    P2: { dispatch: { amount: 4, unit: 'WORK_HOUR' }, sign: { amount: 4, unit: 'WORK_HOUR' }, handle: { amount: 3, unit: 'WORK_DAY' }, extension: { amount: 3, unit: 'WORK_DAY' } },
    P3: { dispatch: { amount: 1, unit: 'WORK_DAY' }, sign: { amount: 1, unit: 'WORK_DAY' }, handle: { amount: 5, unit: 'WORK_DAY' }, extension: { amount: 10, unit: 'WORK_DAY' } },
    P4: { dispatch: { amount: 1, unit: 'WORK_DAY' }, sign: { amount: 1, unit: 'WORK_DAY' }, handle: { amount: 15, unit: 'WORK_DAY' }, extension: { amount: 10, unit: 'WORK_DAY' } },
    Q: { dispatch: { amount: 4, unit: 'WORK_HOUR' }, sign: { amount: 4, unit: 'WORK_HOUR' }, handle: { amount: 1, unit: 'WORK_DAY' }, extension: { amount: 1, unit: 'WORK_DAY' } },
    XF: { dispatch: { amount: 3, unit: 'WORK_DAY' }, sign: { amount: 15, unit: 'CALENDAR_DAY' }, handle: { amount: 60, unit: 'CALENDAR_DAY' }, extension: { amount: 30, unit: 'CALENDAR_DAY' } },
  },
  accept: { amount: 1, unit: 'WORK_DAY' },
  returnWithin: { amount: 2, unit: 'WORK_DAY' },
  returnsPerUnit: 1,
  extensions: 1,
  decideExtension: { amount: 1, unit: 'WORK_DAY' },
  consult: { amount: 2, unit: 'WORK_DAY' },
  arbitrate: { amount: 2, unit: 'WORK_DAY' },
  decideSuspension: { amount: 1, unit: 'WORK_DAY' },
  decideVoid: { amount: 1, unit: 'WORK_DAY' },
  decideReview: { amount: 5, unit: 'WORK_DAY' },
  suspendMaxDays: 90,
  reworkPercent: 50,
  reworksUntilSupervision: 3,
  verify: { amount: 3, unit: 'WORK_DAY' },
  spotCheckPercent: 10,
  reviewWindowDays: 15,
  archiveAfterDays: 7,
  urgeEveryHours: 24,
  supervisionAnswerDays: 3,
  alikeMetres: 50,
  alikeHours: 72,
  bulkPerDay: 20,
  // 〔设〕: half of the limit, so that a day of one day is not nearly over when it begins.
  soonPercent: 50,
  leastShown,
  whistle: {
    EMERGENCY: { amount: 0.5, unit: 'URGENT_HOUR' }, ENFORCEMENT: { amount: 1, unit: 'WORK_DAY' }, DIFFICULT: { amount: 3, unit: 'WORK_DAY' },
  },
}

function at(level: Level, unitFunction: string): Post {
  return { level, function: unitFunction }
}

function group(prefix: string, shape: Shape, entries: readonly (readonly [name: string, own?: Shape])[]): CaseSettings['categories'] {
  const plain: Omit<Category, 'name'> = {
    priority: 'P2', selfClose: 'no', gridList: false, leads: [], joint: [], townDuty: 'lead', confidential: false, emergency: null, startsAt: 'VILLAGE', aboutOfficials: false, basis: '',
  }
  return Object.fromEntries(entries.map(([name, own], index) => [
    `${prefix}${String(index + 1).padStart(2, '0')}`, { ...plain, ...shape, ...own, name },
  ]))
}
