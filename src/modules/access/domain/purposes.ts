/** Why a staff member may read a person in full; each read names one, and the person sees it. */
export const purposes = ['counter-service', 'contact-person', 'check-record', 'job-matching'] as const;

export type ReadPurpose = (typeof purposes)[number];
