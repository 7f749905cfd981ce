/** Where a request came from, as far as the audit and the limits need it. */
import { isIPv6 } from 'node:net'

export type Origin = {
  readonly ip: string
  /** Coarse words, see `deviceWords`. */
  readonly device: string
  readonly requestId: string
}

/** The network limits count by: /24 of IPv4, /56 of IPv6. One address is too few, behind a village router sit hundreds. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.')
  return groupsOf(plain).slice(0, 4).join(':').slice(0, -2)
}

/** System and browser in words people recognise in their own list; nothing finer, so that it is no fingerprint. */
export function deviceWords(userAgent: string): string {
  return `${firstOf(systems, userAgent)} ${firstOf(browsers, userAgent)}`
}

const systems = [
  [/Android/i, '安卓手机'], [/iPhone|iPad/i, '苹果手机'], [/HarmonyOS|OpenHarmony/i, '鸿蒙设备'], [/Windows/i, 'Windows 电脑'],
  [/Mac OS X/i, '苹果电脑'], [/Linux/i, 'Linux 电脑'],
] as const

const browsers = [
  [/MicroMessenger/i, '微信'], [/Edg\//i, 'Edge'], [/Firefox\//i, 'Firefox'], [/Chrome\//i, 'Chrome'], [/Safari\//i, 'Safari'],
] as const

function firstOf(list: readonly (readonly [RegExp, string])[], userAgent: string): string {
  return list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '其他'
}

function groupsOf(ip: string): string[] {
  const [head = '', tail] = ip.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after].map((group) => group.padStart(4, '0'))
}
