// Made from spec/mo/scheduling-1.0.ddf.xml, spec/mo/scheduling-1.0.yaml (sha256 37e50195c509e6ec). Not to be edited: run npm run generate.

/** URIs of the nodes of Scheduling 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function schedulingUris(root: string) {
  return {
    $uri: `${root}`,
    ID: `${root}/ID`,
    Name: `${root}/Name`,
    Server: `${root}/Server`,
    Valid: {
      $uri: `${root}/Valid`,
      From: `${root}/Valid/From`,
      To: `${root}/Valid/To`,
    },
    State: `${root}/State`,
    Operations: {
      $uri: `${root}/Operations`,
      Start: `${root}/Operations/Start`,
      Stop: `${root}/Operations/Stop`,
    },
    Condition: {
      $uri: `${root}/Condition`,
      $item: (name1: string) => ({
        $uri: `${root}/Condition/${name1}`,
        Timer: {
          $uri: `${root}/Condition/${name1}/Timer`,
          Base: `${root}/Condition/${name1}/Timer/Base`,
          Recur: `${root}/Condition/${name1}/Timer/Recur`,
        },
        Threshold: {
          $uri: `${root}/Condition/${name1}/Threshold`,
          Ref: `${root}/Condition/${name1}/Threshold/Ref`,
          Value: `${root}/Condition/${name1}/Threshold/Value`,
          Dir: `${root}/Condition/${name1}/Threshold/Dir`,
          Sample: `${root}/Condition/${name1}/Threshold/Sample`,
        },
        Trap: {
          $uri: `${root}/Condition/${name1}/Trap`,
          ID: `${root}/Condition/${name1}/Trap/ID`,
        },
      }),
    },
    UI: {
      $uri: `${root}/UI`,
      Confirm: `${root}/UI/Confirm`,
      Defer: `${root}/UI/Defer`,
      Reschedule: `${root}/UI/Reschedule`,
      Deadline: `${root}/UI/Deadline`,
      MinWait: `${root}/UI/MinWait`,
      MaxWait: `${root}/UI/MaxWait`,
      InstallNotice: `${root}/UI/InstallNotice`,
    },
    Task: {
      $uri: `${root}/Task`,
      $item: (name1: string) => `${root}/Task/${name1}`,
    },
    Gating: {
      $uri: `${root}/Gating`,
      Report: `${root}/Gating/Report`,
      ExcludeError: `${root}/Gating/ExcludeError`,
      ExcludeCancel: `${root}/Gating/ExcludeCancel`,
      ExcludeReschedule: `${root}/Gating/ExcludeReschedule`,
    },
    Missed: `${root}/Missed`,
    Next: {
      $uri: `${root}/Next`,
      $item: (name1: string) => `${root}/Next/${name1}`,
    },
    Result: {
      $uri: `${root}/Result`,
      Time: `${root}/Result/Time`,
      Code: `${root}/Result/Code`,
      Count: `${root}/Result/Count`,
    },
    Ext: `${root}/Ext`,
  } as const;
}
