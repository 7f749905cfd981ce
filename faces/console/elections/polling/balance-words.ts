/** Does a station's paper balance, in words: received − left − spoilt = handed out, against the marks on the roll. */
export type Balance = { readonly received: number; readonly marks: number; readonly unused: number; readonly spoilt: number }

export function balanceWords({ received, marks, unused, spoilt }: Balance): { readonly even: boolean; readonly words: string } {
  const issued = received - unused - spoilt
  const sum = `领到 ${received} 张 − 剩 ${unused} 张 − 作废 ${spoilt} 张 = 发出 ${issued} 张；记了已领 ${marks} 号`
  if (!Number.isInteger(issued)) return { even: false, words: '请填整数。' }
  if (issued < 0) return { even: false, words: `${sum}。剩下的和作废的比领到的还多 ${-issued} 张，请重新点。` }
  if (issued > marks) return { even: false, words: `${sum}。发出的比已领的多 ${issued - marks} 张：有票发了没有记号，或者剩下的点少了，请核对。` }
  if (issued < marks) return { even: true, words: `${sum}。发出的比已领的少 ${marks - issued} 张：有人记了已领没有拿到票，或者写坏换票的两张都算在作废里，请核对；可以封箱。` }
  return { even: true, words: `${sum}。对上了。` }
}
