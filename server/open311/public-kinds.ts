/**
 * How much of a matter everybody may know, by its kind (decision 0020). Confidential matters are not public at all: there the database's policy
 * stands (migration 0018). Of the others, only matters of the open road and the open field are public with their place and their sender's words.
 * Of quarrels, care, health, complaints and trade the kind, the state and the township are public: more would point at a family, a person or a shop.
 */

/** 人居环境, 公共设施, 水电气暖通信, 安全生产与消防, 自然灾害, 生态环境. A group that a county adds is not among them until somebody decides so. */
const inTheOpen: ReadonlySet<string> = new Set(['01', '02', '03', '04', '05', '09'])

export function isInTheOpen(category: string): boolean {
  return inTheOpen.has(category.slice(0, 2))
}
