/** The size of an employer by how many people work there. */
export function sizeOf(people: number): 'under-10' | '10-49' | '50-299' | '300-up' {
  if (people < 10) return 'under-10';
  if (people < 50) return '10-49';
  return people < 300 ? '50-299' : '300-up';
}
