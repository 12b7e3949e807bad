/** What residents' first page needs; the words of the stations' own pages come with them (stations/words.zh.ts). */
export default {
  near: {
    title: '想当面说？',
    all: '全部驿站',
    callMe: '请给我打电话',
    call: '打电话',
    callStation: '打电话给{{name}}',
    openUntil: '现在开着，到 {{time}}',
    opensAt: '{{when}} {{time}} 开门',
    closed: '现在没开门',
    today: '今天',
    tomorrow: '明天',
  },
  desk: {
    callbacks: '回电',
    tasks: '核对',
  },
  functions: {
    F1: '办登记、领补贴',
    F2: '问政策',
    F3: '职业指导',
    F4: '创业',
    F5: '学技能',
    F6: '找工作、招人',
    F7: '一对一帮扶',
    F8: '就业监测',
  },
} as const;
