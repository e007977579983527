export const mapEnglish = {
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  grid: 'grid',
  broken: 'This browser draws no maps (WebGL is off). Where everybody is stands beside the map in words.',
  roles: { protected: 'Protected person', respondent: 'Respondent' },
  ago: '{{age}} ago',
  felt: '{{name}}: as the respondent feels it',
  inclusion: '{{name}}: to stay inside',
} as const;
