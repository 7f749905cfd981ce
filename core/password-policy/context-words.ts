/**
 * Words anyone who knows this city tries first: its name, its counties, the platform, the offices, and how they are
 * typed (ASVS 6.2.11). Latin forms are data an attacker would use; nothing here is ever shown.
 */
const places = [
  '长治', '潞州', '上党', '屯留', '潞城', '襄垣', '平顺', '黎城', '壶关', '长子', '武乡', '沁县', '沁源', '山西',
  'changzhi', 'luzhou', 'shangdang', 'tunliu', 'lucheng', 'xiangyuan', 'pingshun', 'licheng', 'huguan', 'zhangzi',
  'changzi', 'wuxiang', 'qinxian', 'qinyuan', 'shanxi',
]

const organisations = [
  '三治', '网格', '政府', '村委', '乡镇', '综治', '政法', '平台', '管理员', '密码', '口令',
  'sanzhi', 'wangge', 'zhengfu', 'cunwei', 'xiangzhen', 'zongzhi', 'zhengfa', 'pingtai', 'guanliyuan', 'mima', 'kouling',
]

const offices = [
  'administrator', 'admin', 'password', 'passwd', 'dispatcher', 'gridworker', 'welcome', 'default', 'changeme', 'village', 'county',
]

export const contextWords: readonly string[] = [...places, ...organisations, ...offices]
