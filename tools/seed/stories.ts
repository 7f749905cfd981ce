/**
 * Invented stories of village matters, each a list of who does what and how many hours later. Together they leave cases in every
 * state, so that the first screen of every role has something to do. Words are plain and name nobody.
 */

export type Step = {
  /** User name of the demonstration account, `villager-N` of the people, or a role resolved by the seed. */
  readonly who: string
  readonly act: string
  readonly form: Readonly<Record<string, unknown>>
  /** Hours of the clock after the step before; moved into office hours for offices. */
  readonly after: number
}

export type Story = {
  /** Days before the present at which it begins. */
  readonly daysAgo: number
  readonly category: string
  /** Whom it is about; asked of kinds about officials. */
  readonly against?: object
  readonly description: string
  readonly where: string
  /** Grid by its place in the order of codes, 0–4; null for the village as a whole. */
  readonly grid: number | null
  readonly reporter: string
  readonly source?: 'VILLAGER' | 'GRID'
  readonly steps: readonly Step[]
}

const county = '140423'
const town = '140423100'
const village = '140423100229'

const step = (who: string, act: string, after: number, form: Step['form'] = {}): Step => ({ who, act, form, after })
const accept = (after = 2, form: Step['form'] = {}) => step('village-cadre', 'accept', after, form)
const up = (after = 3) => step('village-cadre', 'pass-up', after, { reason: '村里没有这个职责，请乡镇受理。' })
const townAccept = (after = 4) => step('town-dispatcher', 'accept', after)
const dispatch = (lead: string, after = 1, more: Step['form'] = {}, who = 'town-dispatcher') => step(who, 'dispatch', after, { lead, instruction: '请按时限办理，并把结果写清楚。', ...more })
const sign = (who: string, after = 2) => step(who, 'sign', after)
const progress = (who: string, note: string, after = 20) => step(who, 'progress', after, { note })
const feedback = (who: string, result: string, after = 24) => step(who, 'feedback', after, { result, solved: 'YES' })
const verify = (after = 12) => step('verifier', 'begin-verification', after)
const told = (after = 1) => step('verifier', 'record-contact', after, { outcome: 'REACHED', channel: 'PHONE' })
const whistle = (type: 'EMERGENCY' | 'ENFORCEMENT' | 'DIFFICULT', called: readonly string[], requirement: string, after = 4) => step('town-dispatcher', 'whistle', after, { type, called, requirement })
/** Whom the catalogue does not name is agreed on first. */
const agreed = (lead: string, minutes: string): readonly Step[] => [
  step('town-dispatcher', 'consult', 2, { question: '这件事由谁来办合适？', units: [lead] }), step('town-dispatcher', 'settle-consultation', 6, { lead, minutes }), dispatch(lead, 2),
]
const close = (after = 2) => step('verifier', 'pass-verification', after, { conclusion: '到现场看过，情况属实，已经解决。' })
const evaluate = (who: string, score: number, after = 24, words = '') => step(who, 'evaluate', after, words === '' ? { score } : { score, words })

const road = (handler = 'transport-handler'): readonly Step[] => [up(), townAccept(), dispatch(`${county}:transport`), sign(handler)]
const toClosed = (handler: string, result: string): readonly Step[] => [feedback(handler, result), verify(), told(), close()]

export const stories: readonly Story[] = [
  // Finished, over the past months.
  { daysAgo: 118, category: '0201', description: '村东头水泥路塌了一个坑，电动车晚上容易摔。', where: '村东头水泥路', grid: 4, reporter: 'villager', steps: [...road(), progress('transport-handler', '已经围起来，备好料，明天补。'), ...toClosed('transport-handler', '坑已补平，压实养护三天后放行。'), evaluate('villager', 5, 30, '补得很快，谢谢。')] },
  { daysAgo: 110, category: '0101', description: '巷口堆了建筑垃圾，堵了半边路。', where: '第二网格巷口', grid: 1, reporter: 'grid-worker-2', source: 'GRID', steps: [step('grid-worker-2', 'self-close', 3, { result: '和户主说清楚，当天下午清走了。' })] },
  { daysAgo: 103, category: '0202', description: '三盏路灯不亮，老人晚上出门不方便。', where: '文化广场到小学路段', grid: 2, reporter: 'elder', steps: [up(), townAccept(), dispatch(`${town}:government`), sign('town-handler'), ...toClosed('town-handler', '换了三个灯头和一段线，已经亮了。'), evaluate('elder', 5)] },
  { daysAgo: 96, category: '0303', description: '变压器旁边的线垂得很低，伸手能碰到。', where: '村北变压器', grid: 0, reporter: 'villager-2', steps: [up(1), townAccept(1), dispatch(`${county}:power`, 1), sign('power-handler', 1), progress('power-handler', '已派人到现场看守，准备抬高线路。', 2), feedback('power-handler', '线路已抬高加固，离地六米以上。', 5), verify(4), told(), close()] },
  { daysAgo: 90, category: '0901', description: '地里有人烧秸秆，烟飘到村里。', where: '村南地块', grid: 3, reporter: 'grid-worker-4', source: 'GRID', steps: [step('grid-worker-4', 'self-close', 2, { result: '当场劝停，火已灭，讲了秸秆还田的补贴。' })] },
  { daysAgo: 84, category: '1105', description: '想问新农合今年什么时候缴，外地住院能不能报。', where: '', grid: null, reporter: 'villager', steps: [accept(), dispatch(`${town}:government`, 1, {}, 'village-cadre'), sign('town-handler'), ...toClosed('town-handler', '已电话说明缴费时间和异地备案办法，把办事指南发给了本人。'), evaluate('villager', 4)] },
  { daysAgo: 76, category: '0701', description: '两家为院墙滴水的事争吵，想请人来说和。', where: '第三网格', grid: 2, reporter: 'villager-2', steps: [accept(), dispatch(`${village}:mediation`, 1, {}, 'village-cadre'), sign('village-mediator'), progress('village-mediator', '两家都见了面，约好周末一起谈。'), ...toClosed('village-mediator', '双方同意把檐沟改向自家院内，写了协议。'), evaluate('villager-2', 5, 40)] },
  { daysAgo: 70, category: '1001', description: '小卖部的面包过了日期还在卖。', where: '村口小卖部', grid: 1, reporter: 'elder', steps: [up(), townAccept(), dispatch(`${town}:market`), sign('town-market'), ...toClosed('town-market', '过期食品已下架销毁，责令改正，一周后再查。')] },
  { daysAgo: 61, category: '0203', description: '排水井盖裂成两半，孩子上学要经过。', where: '小学门口', grid: 2, reporter: 'villager', steps: [up(1), townAccept(1), dispatch(`${town}:government`, 1), sign('town-handler', 1), ...[feedback('town-handler', '先放了警示牌，新井盖已换好。', 6), verify(3), step('verifier', 'fail-verification', 2, { conclusion: '井盖高出路面一指，会绊脚，请重做。' }), step('town-handler', 'restart', 3), feedback('town-handler', '重新找平，和路面一样高。', 5), verify(6), told(), close()], evaluate('villager', 4)] },
  { daysAgo: 55, category: '1503', description: '网格员下雨天帮我家搬粮食，想谢谢他。', where: '', grid: 4, reporter: 'elder', steps: [accept(), dispatch(`${village}:committee`, 1, {}, 'village-cadre'), sign('village-cadre-2'), ...toClosed('village-cadre-2', '已转告本人，并在村务会上表扬。')] },
  { daysAgo: 48, category: '0203', description: '发现灶房一氧化碳报警，已经开窗，请来看看煤炉。', where: '第五网格', grid: 4, reporter: 'villager-2', steps: [step('village-cadre', 'reject', 3, { ground: 'NOT_PUBLIC', channel: '请联系煤炉厂家售后，电话在炉体铭牌上；有头晕恶心马上拨打 120。', explanation: '家用炉具维修不归网格办，已安排网格员上门教您开窗通风、装报警器。' })] },
  { daysAgo: 44, category: '0401', description: '场院的柴垛着火了。', where: '村西场院', grid: 0, reporter: 'villager', steps: [step('grid-worker-1', 'transfer-out', 1, { channel: '119', note: '当时已拨 119，消防队十二分钟到场，火已扑灭，人没事。' })] },
  // Recent, in every state.
  { daysAgo: 27, category: '0207', description: '斗渠塌了一段，浇不上地。', where: '村南斗渠', grid: 3, reporter: 'villager', steps: [up(), townAccept(), dispatch(`${county}:water`), sign('water-handler'), progress('water-handler', '现场量过，要修二十米，在报计划。'), step('water-handler', 'ask-suspension', 20, { reason: 'SEASON', words: '冬灌前地里有水，要等退水后才能砌渠；施工计划附后。', reviewOn: '+60' }), step('town-dispatcher', 'approve-suspension', 6, { reason: '情况属实，退水后立即施工。' })] },
  { daysAgo: 20, category: '0206', description: '公交站亭的顶被风刮坏了。', where: '村口公交站', grid: 1, reporter: 'villager-2', steps: [up(), townAccept(), dispatch(`${county}:transport`), sign('transport-handler'), ...toClosed('transport-handler', '顶棚已换新，加了两道固定。')] },
  { daysAgo: 18, category: '0105', description: '散养的羊群在村里乱跑，路上都是粪。', where: '第一网格主街', grid: 0, reporter: 'elder', steps: [accept(), dispatch(`${village}:committee`, 1, {}, 'village-cadre'), sign('village-cadre-2'), ...toClosed('village-cadre-2', '养羊户同意圈养，街面已冲洗。'), step('elder', 'ask-review', 60, { reason: '这两天羊又出来了，请再看看。' })] },
  { daysAgo: 13, category: '0204', description: '下坡弯道的护栏断了，很危险。', where: '村北下坡弯道', grid: 0, reporter: 'villager', steps: [...road(), step('transport-handler', 'ask-extension', 10, { amount: 2, unit: 'WORK_DAY', reason: '护栏板要从市里调，路上要两天。', expectedOn: '+4w' })] },
  { daysAgo: 9, category: '0603', description: '有人在闲院里聚众赌博，经常到半夜。', where: '第二网格', grid: 1, reporter: 'villager-2', steps: [step('town-dispatcher', 'accept', 3), dispatch(`${town}:police`), sign('town-police')] },
  { daysAgo: 8, category: '0904', description: '拉煤车从村里过，不盖篷布，扬尘很大。', where: '村口主路', grid: 1, reporter: 'elder', steps: [up(), townAccept(), dispatch(`${county}:environment`), step('environment-handler', 'return', 6, { reason: '车辆未密闭运输由交通部门查处，不是固定污染源。', suggested: `${county}:transport` })] },
  { daysAgo: 7, category: '1401', against: { positions: ['VILLAGE_COMMITTEE'] }, description: '想反映村集体一笔机动地租金没有公开。', where: '', grid: null, reporter: 'villager', steps: [step('county-center', 'accept', 5), dispatch(`${county}:discipline`, 2, {}, 'county-center'), sign('discipline-handler')] },
  { daysAgo: 6, category: '0801', description: '河滩上有人在盖彩钢房。', where: '村东河滩', grid: 4, reporter: 'grid-worker-5', source: 'GRID', steps: [up(), townAccept(), dispatch(`${county}:natural-resources`), sign('natural-resources-handler'), step('town-dispatcher', 'whistle', 4, { type: 'ENFORCEMENT', called: [`${county}:natural-resources`, `${county}:water`], requirement: '请到现场认定是否违建，能拆的当场拆。' }), step('water-handler', 'report-in', 3)] },
  { daysAgo: 6, category: '0203', description: '井盖松动，车一过就响。', where: '第四网格十字路口', grid: 3, reporter: 'villager-2', steps: [up(1), townAccept(1), dispatch(`${town}:government`, 1), sign('town-handler', 1)] },
  { daysAgo: 5, category: '0201', description: '通往果园的路有一串坑，运果车颠得厉害。', where: '果园路', grid: 3, reporter: 'villager', steps: [...road(), progress('transport-handler', '看过现场，一共七处，已排进这周的养护。')] },
  { daysAgo: 7, category: '0202', description: '路灯白天亮、晚上不亮。', where: '第二网格', grid: 1, reporter: 'elder', steps: [up(), townAccept(), dispatch(`${town}:government`), sign('town-handler'), feedback('town-handler', '定时器坏了，已更换。', 20)] },
  { daysAgo: 7, category: '0102', description: '垃圾箱满了三天没人拉。', where: '文化广场', grid: 2, reporter: 'villager', steps: [accept(), dispatch(`${village}:committee`, 1, { toGridWorker: true }, 'village-cadre'), sign('grid-worker-3'), feedback('grid-worker-3', '联系保洁公司加拉一车，已清空。', 5), verify(5)] },
  { daysAgo: 3, category: '0703', description: '地边子被邻地犁过来一尺多，说不通。', where: '村南承包地', grid: 3, reporter: 'villager-2', steps: [accept(), dispatch(`${village}:mediation`, 1, {}, 'village-cadre')] },
  { daysAgo: 3, category: '1102', description: '家里老人住院，想问能不能申请临时救助。', where: '', grid: 4, reporter: 'elder', steps: [accept(), dispatch(`${town}:government`, 1, {}, 'village-cadre'), sign('town-handler'), progress('town-handler', '已电话说明要准备的材料，约好上门帮填。', 6)] },
  { daysAgo: 2, category: '0301', description: '整条巷子停水半天了。', where: '第三网格南巷', grid: 2, reporter: 'villager', steps: [up(1), townAccept(1), dispatch(`${county}:water-supply`, 1), sign('water-supply-handler', 1), progress('water-supply-handler', '主管接头漏水，正在挖开抢修。', 2)] },
  { daysAgo: 2, category: '0402', description: '邻家电线老化，墙皮都熏黑了。', where: '第五网格', grid: 4, reporter: 'grid-worker-5', source: 'GRID', steps: [accept(), dispatch(`${town}:government`, 1, {}, 'village-cadre')] },
  { daysAgo: 1, category: '0701', description: '邻居半夜放音响，睡不好觉。', where: '第二网格', grid: 1, reporter: 'villager-2', steps: [accept(3)] },
  { daysAgo: 1, category: '0103', description: '养殖场的污水流到路边沟里，味道很大。', where: '村西路边沟', grid: 0, reporter: 'villager', steps: [up(3)] },
  { daysAgo: 4, category: '0201', description: '村委会门前的路面裂了，越来越宽。', where: '村委会门前', grid: 2, reporter: 'elder', steps: [up(2), townAccept(3)] },
  { daysAgo: 1, category: '0106', description: '墙上贴满小广告。', where: '第四网格主街', grid: 3, reporter: 'grid-worker-4', source: 'GRID', steps: [] },
  { daysAgo: 0, category: '0204', description: '护栏少了一截，旁边就是水渠。', where: '村南水渠', grid: 3, reporter: 'villager', steps: [] },
  { daysAgo: 0, category: '1501', description: '建议在公交站加一条长凳，老人等车能坐。', where: '村口公交站', grid: 1, reporter: 'elder', steps: [] },
  // For those on whose desk nothing above lies: what they are called to, given or asked. A week back, so that no weekend swallows it.
  { daysAgo: 12, category: '0703', description: '两家为一条地界争了三年，调解过两回没有谈成。', where: '村南承包地', grid: 3, reporter: 'villager-2', steps: [up(), townAccept(), dispatch(`${town}:justice`), sign('town-justice'), whistle('DIFFICULT', [`${county}:court`, `${county}:law-firm`, `${county}:legal-aid`], '请法官、律师和法律援助到村里一起听两家说，讲清楚能走哪几条路。')] },
  { daysAgo: 11, category: '0902', description: '洗煤厂夜里往沟里排黑水。', where: '村西路边沟', grid: 0, reporter: 'elder', steps: [up(), townAccept(), dispatch(`${county}:environment`), sign('environment-handler'), whistle('ENFORCEMENT', [`${county}:environment`, `${county}:procuratorate`, `${town}:police`], '请到现场取样，固定证据，看要不要提公益诉讼。')] },
  { daysAgo: 10, category: '0705', description: '借给亲戚的钱三年没还，有借条，想请人说和。', where: '', grid: 1, reporter: 'villager-2', steps: [up(), townAccept(), dispatch(`${town}:justice`)] },
  { daysAgo: 9, category: '1206', description: '有个外地口音的人在公交站住了两晚，天冷，看着需要帮助。', where: '村口公交站', grid: 1, reporter: 'elder', steps: [step('town-dispatcher', 'accept', 2), dispatch(`${county}:civil-affairs`)] },
  { daysAgo: 9, category: '0205', description: '文化广场的单杠立柱锈断了，孩子还在上面玩。', where: '文化广场', grid: 2, reporter: 'villager', steps: [up(), step('town-dispatcher', 'pass-up', 4, { reason: '器材是县里统一配的，请县里受理。' }), step('county-center', 'accept', 4), dispatch(`${county}:culture-tourism`, 1, {}, 'county-center'), sign('culture-tourism-handler'), step('culture-tourism-handler', 'ask-extension', 10, { amount: 2, unit: 'WORK_DAY', reason: '新立柱要从厂家调，后天才到。', expectedOn: '+4w' })] },
  { daysAgo: 8, category: '0602', description: '有人打电话说是公安局的，要老人把钱转到安全账户，没有转。', where: '', grid: 4, reporter: 'elder', steps: [step('town-dispatcher', 'accept', 1), dispatch(`${town}:police`)] },
  { daysAgo: 8, category: '1501', description: '建议驻村工作队教年轻人用电脑给合作社记账。', where: '', grid: 2, reporter: 'villager', steps: [up(), townAccept(), ...agreed(`${county}:organization`, '驻村工作队由组织部门管，由它安排。')] },
  { daysAgo: 8, category: '1501', description: '建议村里办一次喜事新办的宣传，把流水席的天数减下来。', where: '', grid: 2, reporter: 'elder', steps: [up(), townAccept(), ...agreed(`${county}:civilization`, '移风易俗宣传由文明办牵头。')] },
  { daysAgo: 8, category: '0102', description: '巷子里的垃圾箱满了，风一吹到处都是。', where: '第一网格后巷', grid: 0, reporter: 'villager-2', steps: [accept(), dispatch(`${village}:committee`, 1, { toGridWorker: true }, 'village-cadre')] },
  { daysAgo: 8, category: '0103', description: '洗衣水倒在巷子里，结了冰，老人容易滑倒。', where: '第三网格南巷', grid: 2, reporter: 'elder', steps: [accept(), dispatch(`${village}:committee`, 1, { toGridWorker: true }, 'village-cadre')] },
  { daysAgo: 8, category: '0106', description: '电线杆上贴满了办证的小广告。', where: '第五网格主街', grid: 4, reporter: 'villager', steps: [accept(), dispatch(`${village}:committee`, 1, { toGridWorker: true }, 'village-cadre'), sign('grid-worker-5')] },
]
