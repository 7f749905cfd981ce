/**
 * The ten stars of the policy (长治市指导意见 二(二)1), as a county finds them before it has agreed on its own. Names and aims are the policy's;
 * items and points are a proposal (domain §5.2 〔设〕): what each household can do for itself.
 */
import type { Standard, StandardItem, Star } from './standard.ts'

export const tenStars: Standard = {
  stars: [
    star('S01', '爱党爱国星', '爱党爱国、拥护集体', basic('爱护国旗国徽，维护国家利益', 2), basic('支持村级集体事务', 2), item('了解村规民约和村务公开内容', 2), item('愿意对村里的事提建议', 2), item('爱护集体财物', 2)),
    star('S02', '勤劳致富星', '主动创业、带头致富', basic('有劳动能力的成员勤于劳动', 3), item('愿意学一门手艺或者农技', 2), item('试种、试养、创业，或者外出务工', 2), item('把经验教给邻里', 3)),
    star('S03', '诚实守信星', '重约守信、诚实经营', basic('说到做到，守约履约', 3), basic('不卖假货、不短斤少两', 3), item('借东西按时归还', 2), item('拾到东西还给失主', 2)),
    star('S04', '团结友善星', '与人为善、助人为乐', basic('邻里和睦，不打架骂街', 3), item('邻里有事肯帮忙', 3), item('有矛盾愿意调解', 2), item('公平相待，不欺负弱小', 2)),
    star('S05', '孝老爱亲星', '尊老爱幼、家庭和睦', basic('赡养老人，常回家看看', 3), basic('没有家庭暴力', 3), item('家人互相尊重，家务共担', 2), item('关心照顾孩子', 2)),
    star('S06', '文明风尚星', '移风易俗、志愿服务', basic('红白事从简，不攀比', 3), item('不收高价彩礼', 2), item('参加志愿服务', 3), item('文明用语，文明上网', 2)),
    star('S07', '遵规守法星', '遵规守纪、自觉守法', basic('遵守村规民约', 3), basic('不参与黄赌毒', 3), item('用水用电用火守规矩', 2), item('行路行车守交通规则', 2)),
    star('S08', '绿色环保星', '低碳生活、保护生态', basic('不乱砍滥伐、不焚烧秸秆', 3), item('节约用水用电', 2), item('垃圾分类投放', 3), item('爱护树木和水源', 2)),
    star('S09', '卫生健康星', '清洁家园、健康防疫', basic('庭院干净', 2), basic('厕所干净', 2), item('垃圾分类', 2), item('无乱堆乱放', 2), item('了解健康体检和防病知识', 1), item('参与爱国卫生活动', 1)),
    star('S10', '科教文体星', '崇尚科学、主动求知', basic('相信科学，不搞迷信骗钱', 3), item('家里有人常读书看报', 2), item('参加技能培训或者讲座', 3), item('参加文体活动', 2)),
  ],
  wonBy: 'points', pointsPercent: 80, majority: { over: 1, of: 2 }, titleFrom: 1,
  vetoes: [
    { kind: 'intentional-crime', stars: ['S07'], months: 12 },
    { kind: 'vice-penalty', stars: ['S07', 'S06'], months: 12 },
    { kind: 'domestic-violence-warning', stars: ['S05'], months: 12 },
    { kind: 'organised-crime-or-cult', stars: ['S07'], months: 12 },
  ],
}

function star(code: string, name: string, aim: string, ...items: StandardItem[]): Star {
  return { code, name, aim, items }
}

function basic(text: string, points: number): StandardItem {
  return { text, points, basic: true, evidence: ['word', 'witness'] }
}

function item(text: string, points: number): StandardItem {
  return { text, points, basic: false, evidence: ['word', 'witness', 'photo', 'record'] }
}
