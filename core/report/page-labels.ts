export const labelsOfPage = {
  kicker: {
    id: 'Program pelatihan aparatur Provinsi Lampung',
    en: 'Civil-service training program of the Province of Lampung',
  },
} as const;
