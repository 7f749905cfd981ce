/** Line drawings beside words, never instead of them. */
export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
  return <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={drawings[name]} /></svg>
}

/** Icon of a group of matters (domain §2.3) by its two digits; groups a county adds get the plain one. */
export function groupIcon(group: string): IconName {
  return groups[group] ?? 'other'
}

const groups: Readonly<Record<string, IconName>> = {
  '01': 'bin', '02': 'lamp', '03': 'drop', '04': 'flame', '05': 'mountain', '06': 'shield', '07': 'talk', '08': 'house', '09': 'leaf', '10': 'bowl',
  '11': 'hand', '12': 'heart', '13': 'cross', '14': 'wheat', '15': 'letter', '16': 'office',
}

const drawings = {
  tasks: 'M5 4h14v16H5zM8.5 9l1.5 1.5L13 8M8.5 15l1.5 1.5L13 14M15 9.5h1.5M15 15.5h1.5',
  grid: 'M4 6.5 12 4l8 2.5v11L12 20l-8-2.5zM4 12h16M12 4v16',
  report: 'M12 5v14M5 12h14',
  message: 'M4 5h16v11H9l-5 4zM8 9h8M8 12.5h5',
  me: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4.5 20a7.5 7.5 0 0 1 15 0',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  bin: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  lamp: 'M8 21V6.5A3.5 3.5 0 0 1 15 6v2M11.5 8h7l-1.2 3.5h-4.6zM5 21h6M15 14.5V17',
  drop: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11M13.5 10 10 14.5h4L11 18',
  flame: 'M12 21a6.5 6.5 0 0 1-6.5-6.5C5.5 10 10 9 10 3c4 2 8.5 6.5 8.5 11.5A6.5 6.5 0 0 1 12 21M12 21c-2 0-3-1.5-3-3.2 0-2.2 3-3.3 3-5.8 2 1.5 3 3.5 3 5.8 0 1.7-1 3.2-3 3.2',
  mountain: 'M2.5 19 9 7l4 7 2-3 6.5 8zM6 5.5 8 4M13 5l2-2M18 6l2-1.5',
  shield: 'M12 3l7.5 2.5V11c0 5-3 8-7.5 10-4.5-2-7.5-5-7.5-10V5.5zM8.5 12l2.5 2.5 4.5-5',
  talk: 'M3 4h11v8H8l-3 3v-3H3zM17 9h4v8h-2v3l-3-3h-6v-2',
  house: 'M4 11 12 4l8 7v9H4zM9.5 12.5l5 5M14.5 12.5l-5 5',
  leaf: 'M5 19C4 10 9 4 20 4c0 11-6 16-15 15M5 19c2-5 5-8 9-10',
  bowl: 'M3 11h18a9 9 0 0 1-18 0M8 20h8M9 3c1.5 1.5-1 3 .5 5M14 3c1.5 1.5-1 3 .5 5',
  hand: 'M4 14v6h3l3 .8h5.5c2 0 5.5-5 5.5-6s-1.5-1.5-2.5-.5L15 16.5h-4h2.5c1.5 0 1.5-2.5 0-2.5H9.5C8 13 6.5 13 4 14M12 10.5C9 8.5 8.5 7 9 5.5s2.5-1.5 3 .2c.5-1.7 2.5-1.7 3-.2s0 3-3 5',
  heart: 'M12 20C6 15.5 3.5 12.5 3.5 9A4.3 4.3 0 0 1 12 7.5 4.3 4.3 0 0 1 20.5 9c0 3.5-2.5 6.5-8.5 11',
  cross: 'M9 3.5h6V9h5.5v6H15v5.5H9V15H3.5V9H9z',
  wheat: 'M12 21V8M12 8c-1.5-1.5-1.5-3.5 0-5 1.5 1.5 1.5 3.5 0 5M12 13c-3 0-4.5-1.5-4.5-4 3 0 4.5 1.5 4.5 4M12 13c3 0 4.5-1.5 4.5-4-3 0-4.5 1.5-4.5 4M12 18c-3 0-4.5-1.5-4.5-4 3 0 4.5 1.5 4.5 4M12 18c3 0 4.5-1.5 4.5-4-3 0-4.5 1.5-4.5 4',
  letter: 'M3 6h18v13H3zM3 7l9 7 9-7',
  office: 'M4 21V4h9v17M13 9h7v12M2.5 21h19M7 8h3M7 12h3M7 16h3M16 13h1.5M16 17h1.5',
  other: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M8 12h.1M12 12h.1M16 12h.1',
} as const
