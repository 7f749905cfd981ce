/** Chinese set in lines without a typesetter: how wide words are, and where a line may break. */

/** In ems: Chinese and full-width marks are one em wide, the rest about half. */
export function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u2E80-\uFFEF]/.test(letter) ? 1 : 0.56), 0)
}

/** Lines of at most `most` ems, as even as they can be; no line begins with a closing mark or ends with an opening one. */
export function wrap(text: string, most: number): string[] {
  const lines = Math.ceil(widthOf(text) / most)
  if (lines <= 1) return [text]
  const wanted = widthOf(text) / lines
  const broken: string[] = []
  let line = ''
  for (const letter of text) {
    const full = widthOf(line) >= wanted || widthOf(line + letter) > most
    if (full && !/[，。；：、！？）》”’]/.test(letter) && !/[（《“‘]$/.test(line)) {
      broken.push(line)
      line = ''
    }
    line += letter
  }
  return [...broken, line]
}
