export default {
  title: '从原文里读到的',
  note: '程序从上面的文字里读的，没有人核对过；读漏读错都可能，以原文和单位说的为准。',
  must: '要求',
  nice: '最好有',
  hours: '时间',
  strain: '干活的情况',
  odd: '请留心',
};
