var b=Object.freeze({prefix:"fluent",shadowRootMode:"open",registry:globalThis.customElements});var Rt={darkRed:"dark-red",cranberry:"cranberry",red:"red",pumpkin:"pumpkin",peach:"peach",marigold:"marigold",gold:"gold",brass:"brass",brown:"brown",forest:"forest",seafoam:"seafoam",darkGreen:"dark-green",lightTeal:"light-teal",teal:"teal",steel:"steel",blue:"blue",royalBlue:"royal-blue",cornflower:"cornflower",navy:"navy",lavender:"lavender",purple:"purple",grape:"grape",lilac:"lilac",pink:"pink",magenta:"magenta",plum:"plum",beige:"beige",mink:"mink",platinum:"platinum",anchor:"anchor"},_t={neutral:"neutral",brand:"brand",colorful:"colorful",...Rt};var kr=`${b.prefix}-avatar`;var ne=class{constructor(e,r,o=!1){this.evaluate=e,this.policy=r,this.isVolatile=o}};var v;(function(t){t[t.needsArrayObservation=1101]="needsArrayObservation",t[t.onlySetDOMPolicyOnce=1201]="onlySetDOMPolicyOnce",t[t.bindingInnerHTMLRequiresTrustedTypes=1202]="bindingInnerHTMLRequiresTrustedTypes",t[t.twoWayBindingRequiresObservables=1203]="twoWayBindingRequiresObservables",t[t.hostBindingWithoutHost=1204]="hostBindingWithoutHost",t[t.unsupportedBindingBehavior=1205]="unsupportedBindingBehavior",t[t.directCallToHTMLTagNotAllowed=1206]="directCallToHTMLTagNotAllowed",t[t.onlySetTemplatePolicyOnce=1207]="onlySetTemplatePolicyOnce",t[t.cannotSetTemplatePolicyAfterCompilation=1208]="cannotSetTemplatePolicyAfterCompilation",t[t.blockedByDOMPolicy=1209]="blockedByDOMPolicy",t[t.invalidHydrationAttributeMarker=1210]="invalidHydrationAttributeMarker",t[t.duplicateRenderInstruction=1211]="duplicateRenderInstruction",t[t.missingElementDefinition=1401]="missingElementDefinition",t[t.noRegistrationForContext=1501]="noRegistrationForContext",t[t.noFactoryForResolver=1502]="noFactoryForResolver",t[t.invalidResolverStrategy=1503]="invalidResolverStrategy",t[t.cannotAutoregisterDependency=1504]="cannotAutoregisterDependency",t[t.cannotResolveKey=1505]="cannotResolveKey",t[t.cannotConstructNativeFunction=1506]="cannotConstructNativeFunction",t[t.cannotJITRegisterNonConstructor=1507]="cannotJITRegisterNonConstructor",t[t.cannotJITRegisterIntrinsic=1508]="cannotJITRegisterIntrinsic",t[t.cannotJITRegisterInterface=1509]="cannotJITRegisterInterface",t[t.invalidResolver=1510]="invalidResolver",t[t.invalidKey=1511]="invalidKey",t[t.noDefaultResolver=1512]="noDefaultResolver",t[t.cyclicDependency=1513]="cyclicDependency",t[t.connectUpdateRequiresController=1514]="connectUpdateRequiresController"})(v||(v={}));var D=t=>typeof t=="function",F=t=>typeof t=="string",Sr=()=>{};var ii=Object.create(null),x={warn(t,e){},error(t,e){return new Error(`Error ${t}`)},addMessages(t){Object.assign(ii,t)}};var Pr=Object.freeze([]);function be(){let t=new Map;return Object.freeze({register(e){return t.has(e.type)?!1:(t.set(e.type,e),!0)},getByType(e){return t.get(e)},getForInstance(e){if(e!=null)return t.get(e.constructor)}})}function rt(){let t=new WeakMap;return function(e){let r=t.get(e);if(r===void 0){let o=Reflect.getPrototypeOf(e);for(;r===void 0&&o!==null;)r=t.get(o),o=Reflect.getPrototypeOf(o);r=r===void 0?[]:r.slice(0),t.set(e,r)}return r}}function N(t){t.prototype.toJSON=Sr}var ot=class extends ne{createObserver(){return this}bind(e){return this.evaluate(e.source,e.context)}};N(ot);function nt(t,e){return new ot(t,e)}var xe=class{constructor(e,r){this.sub1=void 0,this.sub2=void 0,this.spillover=void 0,this.subject=e,this.sub1=r}has(e){return this.spillover===void 0?this.sub1===e||this.sub2===e:this.spillover.indexOf(e)!==-1}subscribe(e){let r=this.spillover;if(r===void 0){if(this.has(e))return;if(this.sub1===void 0){this.sub1=e;return}if(this.sub2===void 0){this.sub2=e;return}this.spillover=[this.sub1,this.sub2,e],this.sub1=void 0,this.sub2=void 0}else r.indexOf(e)===-1&&r.push(e)}unsubscribe(e){let r=this.spillover;if(r===void 0)this.sub1===e?this.sub1=void 0:this.sub2===e&&(this.sub2=void 0);else{let o=r.indexOf(e);o!==-1&&r.splice(o,1)}}notify(e){let r=this.spillover,o=this.subject;if(r===void 0){let n=this.sub1,a=this.sub2;n!==void 0&&n.handleChange(o,e),a!==void 0&&a.handleChange(o,e)}else for(let n=0,a=r.length;n<a;++n)r[n].handleChange(o,e)}},ye=class{constructor(e){this.subscribers={},this.subjectSubscribers=null,this.subject=e}notify(e){var r,o;(r=this.subscribers[e])===null||r===void 0||r.notify(e),(o=this.subjectSubscribers)===null||o===void 0||o.notify(e)}subscribe(e,r){var o,n;let a;r?a=(o=this.subscribers[r])!==null&&o!==void 0?o:this.subscribers[r]=new xe(this.subject):a=(n=this.subjectSubscribers)!==null&&n!==void 0?n:this.subjectSubscribers=new xe(this.subject),a.subscribe(e)}unsubscribe(e,r){var o,n;r?(o=this.subscribers[r])===null||o===void 0||o.unsubscribe(e):(n=this.subjectSubscribers)===null||n===void 0||n.unsubscribe(e)}};var L=[],jt=[],si=globalThis.requestAnimationFrame,Vt=!0;function li(){if(jt.length)throw jt.shift()}function ci(t){try{t.call()}catch(e){if(Vt)jt.push(e),setTimeout(li,0);else throw L.length=0,e}}function Wt(){let e=0;for(;e<L.length;)if(ci(L[e]),e++,e>1024){for(let r=0,o=L.length-e;r<o;r++)L[r]=L[r+e];L.length-=e,e=0}L.length=0}function wr(t){L.push(t),L.length<2&&(Vt?si(Wt):Wt())}var T=Object.freeze({enqueue:wr,next:()=>new Promise(wr),process:Wt,setMode:t=>Vt=t});var ae=Object.freeze({unknown:void 0,coupled:1}),f=(()=>{let t=T.enqueue,e=/(:|&&|\|\||if|\?\.)/,r=new WeakMap,o,n=c=>{throw x.error(v.needsArrayObservation)};function a(c){var s;let u=(s=c.$fastController)!==null&&s!==void 0?s:r.get(c);return u===void 0&&(Array.isArray(c)?u=n(c):r.set(c,u=new ye(c))),u}let i=rt();class l{constructor(s){this.name=s,this.field=`_${s}`,this.callback=`${s}Changed`}getValue(s){return o!==void 0&&o.watch(s,this.name),s[this.field]}setValue(s,u){let g=this.field,m=s[g];if(m!==u){s[g]=u;let k=s[this.callback];D(k)&&k.call(s,m,u),a(s).notify(this.name)}}}class d extends xe{constructor(s,u,g=!1){super(s,u),this.expression=s,this.isVolatileBinding=g,this.needsRefresh=!0,this.needsQueue=!0,this.isAsync=!0,this.first=this,this.last=null,this.propertySource=void 0,this.propertyName=void 0,this.notifier=void 0,this.next=void 0}setMode(s){this.isAsync=this.needsQueue=s}bind(s){let u=this.observe(s.source,s.context);return!s.isBound&&this.requiresUnbind(s)&&s.onUnbind(this),u}requiresUnbind(s){return s.sourceLifetime!==ae.coupled||this.first!==this.last||this.first.propertySource!==s.source}unbind(s){this.dispose()}observe(s,u){this.needsRefresh&&this.last!==null&&this.dispose();let g=o;o=this.needsRefresh?this:void 0,this.needsRefresh=this.isVolatileBinding;let m;try{m=this.expression(s,u)}finally{o=g}return m}disconnect(){this.dispose()}dispose(){if(this.last!==null){let s=this.first;for(;s!==void 0;)s.notifier.unsubscribe(this,s.propertyName),s=s.next;this.last=null,this.needsRefresh=this.needsQueue=this.isAsync}}watch(s,u){let g=this.last,m=a(s),k=g===null?this.first:{};if(k.propertySource=s,k.propertyName=u,k.notifier=m,m.subscribe(this,u),g!==null){if(!this.needsRefresh){let H;o=void 0,H=g.propertySource[g.propertyName],o=this,s===H&&(this.needsRefresh=!0)}g.next=k}this.last=k}handleChange(){this.needsQueue?(this.needsQueue=!1,t(this)):this.isAsync||this.call()}call(){this.last!==null&&(this.needsQueue=this.isAsync,this.notify(this))}*records(){let s=this.first;for(;s!==void 0;)yield s,s=s.next}}return N(d),Object.freeze({setArrayObserverFactory(c){n=c},getNotifier:a,track(c,s){o&&o.watch(c,s)},trackVolatile(){o&&(o.needsRefresh=!0)},notify(c,s){a(c).notify(s)},defineProperty(c,s){F(s)&&(s=new l(s)),i(c).push(s),Reflect.defineProperty(c,s.name,{enumerable:!0,get(){return s.getValue(this)},set(u){s.setValue(this,u)}})},getAccessors:i,binding(c,s,u=this.isVolatileBinding(c)){return new d(c,s,u)},isVolatileBinding(c){return e.test(c.toString())}})})();function X(t,e){f.defineProperty(t,e)}var Fr=(()=>{let t=null;return{get(){return t},set(e){t=e}}})(),q=Object.freeze({default:{index:0,length:0,get event(){return q.getEvent()},eventDetail(){return this.event.detail},eventTarget(){return this.event.target}},getEvent(){return Fr.get()},setEvent(t){Fr.set(t)}});var Gt=class extends ne{createObserver(e){return f.binding(this.evaluate,e,this.isVolatile)}};function at(t,e,r=f.isVolatileBinding(t)){return new Gt(t,e,r)}var B=Object.freeze({none:0,attribute:1,booleanAttribute:2,property:3,content:4,tokenList:5,event:6}),Nr=t=>t,di=globalThis.trustedTypes?globalThis.trustedTypes.createPolicy("fast-html",{createHTML:Nr}):{createHTML:Nr},it=Object.freeze({createHTML(t){return di.createHTML(t)},protect(t,e,r,o){return o}}),ui=it,U=Object.freeze({get policy(){return it},setPolicy(t){if(it!==ui)throw x.error(v.onlySetDOMPolicyOnce);it=t},setAttribute(t,e,r){r==null?t.removeAttribute(e):t.setAttribute(e,r)},setBooleanAttribute(t,e,r){r?t.setAttribute(e,""):t.removeAttribute(e)}});var Xt="boolean",$r="reflect",Be=Object.freeze({locate:rt()}),Cr={toView(t){return t?"":null},fromView(t){return!!t}};function Ar(t){if(t==null)return null;let e=t*1;return isNaN(e)?null:e}var ue={toView(t){let e=Ar(t);return e&&e.toString()},fromView:Ar},Re=class t{constructor(e,r,o=r.toLowerCase(),n=$r,a){this.guards=new Set,this.Owner=e,this.name=r,this.attribute=o,this.mode=n,this.converter=a,this.fieldName=`_${r}`,this.callbackName=`${r}Changed`,this.hasCallback=this.callbackName in e.prototype,n===Xt&&a===void 0&&(this.converter=Cr)}setValue(e,r){let o=e[this.fieldName],n=this.converter;n!==void 0&&(r=n.fromView(r)),o!==r&&(e[this.fieldName]=r,this.tryReflectToAttribute(e),this.hasCallback&&e[this.callbackName](o,r),e.$fastController.notify(this.name))}getValue(e){return f.track(e,this.name),e[this.fieldName]}onAttributeChangedCallback(e,r){this.guards.has(e)||(this.guards.add(e),this.mode===Xt?this.setValue(e,r!==null):this.setValue(e,r),this.guards.delete(e))}tryReflectToAttribute(e){let r=this.mode,o=this.guards;o.has(e)||r==="fromView"||T.enqueue(()=>{o.add(e);let n=e[this.fieldName];switch(r){case $r:{let a=this.converter;U.setAttribute(e,this.attribute,a!==void 0?a.toView(n):n);break}case Xt:U.setBooleanAttribute(e,this.attribute,n);break}o.delete(e)})}static collect(e,...r){let o=[];r.push(Be.locate(e));for(let n=0,a=r.length;n<a;++n){let i=r[n];if(i!==void 0)for(let l=0,d=i.length;l<d;++l){let c=i[l];F(c)?o.push(new t(e,c)):o.push(new t(e,c.property,c.attribute,c.mode,c.converter))}}return o}};function h(t,e){let r;function o(n,a){arguments.length>1&&(r.property=a),Be.locate(n.constructor).push(r)}if(arguments.length>1){r={},o(t,e);return}return r=t===void 0?{}:t,o}var qt;function Tr(t){return t.reduce((e,r)=>(r instanceof $?e.push(...Tr(r.styles)):e.push(r),e),[])}var $=class t{get strategy(){return this._strategy===null&&(qt||t.setDefaultStrategy(t.supportsAdoptedStyleSheets?pi():gi()),this.withStrategy(qt)),this._strategy}constructor(e){this.styles=e,this.targets=new WeakSet,this._strategy=null}addStylesTo(e){this.strategy.addStylesTo(e),this.targets.add(e)}removeStylesFrom(e){this.strategy.removeStylesFrom(e),this.targets.delete(e)}isAttachedTo(e){return this.targets.has(e)}withStrategy(e){return this._strategy=new e(Tr(this.styles)),this}static setDefaultStrategy(e){qt=e}static normalize(e){return e===void 0?void 0:Array.isArray(e)?new t(e):e instanceof t?e:new t([e])}};$.supportsAdoptedStyleSheets=Array.isArray(document.adoptedStyleSheets)&&"replace"in CSSStyleSheet.prototype;function pi(){let t=new Map;return class{constructor(r){this.sheets=r.map(o=>{if(o instanceof CSSStyleSheet)return o;let n=t.get(o);return n===void 0&&(n=new CSSStyleSheet,n.replaceSync(o),t.set(o,n)),n})}addStylesTo(r){let o=r;o.adoptedStyleSheets=[...o.adoptedStyleSheets,...this.sheets]}removeStylesFrom(r){let o=r;o.adoptedStyleSheets=o.adoptedStyleSheets.filter(n=>this.sheets.indexOf(n)===-1)}}}var hi=0;function gi(){return class{constructor(e){this.styles=e,this.styleClass=`fast-${++hi}`}addStylesTo(e){let r=e===document?document.body:e;for(let o=0;o<this.styles.length;o++){let n=document.createElement("style");n.innerHTML=this.styles[o],n.className=this.styleClass,r.append(n)}}removeStylesFrom(e){let r=e===document?document.body:e,o=r.querySelectorAll(`.${this.styleClass}`);for(let n=0,a=o.length;n<a;++n)r.removeChild(o[n])}}}var fi={},zr=new WeakMap,Ut=be(),ke=Object.freeze({register(t){if(!Ut.register(t))return!1;let e=Or(t.registry);return Object.prototype.hasOwnProperty.call(e,t.name)||f.defineProperty(e,t.name),e[t.name]=t.type,!0},getByType:Ut.getByType,getForInstance:Ut.getForInstance,whenRegistered:vi});function Or(t=customElements){if(t===customElements)return fi;let e=zr.get(t);return e||(e={},zr.set(t,e)),e}function Er(t){return t===void 0?void 0:ke.getByType(t)}function vi(t,e=customElements){let r=Or(e);Object.prototype.hasOwnProperty.call(r,t)||f.defineProperty(r,t);let o=Er(r[t]);return o!==void 0?Promise.resolve(o):new Promise(n=>{let a=f.getNotifier(r),i={handleChange:()=>{let l=Er(r[t]);l!==void 0&&(a.unsubscribe(i,t),n(l))}};a.subscribe(i,t)})}var Hr={mode:"open"},Dr={},Lr=new Set,lt=new WeakMap,st=new WeakMap,pe=new WeakMap,Mr=new WeakMap,mi=new WeakMap;function bi(t){return D(t)}function xi(t){return typeof t?.then=="function"}function Ir(t,e){if(st.delete(t),t.template===void 0&&e!==void 0&&(t.template=e),t.template!==void 0)return pe.delete(t),lt.delete(t),t.template}function Yt(t,e=t.registry,r){if(!r?.length)return;let o=t,n=Mr.get(o);if(!n?.has(e)){n===void 0&&(n=new WeakSet,Mr.set(o,n)),n.add(e);for(let a of r)a(t)}}function ct(t){var e;return(e=mi.get(t))!==null&&e!==void 0?e:null}function Kt(t){if(t.template!==void 0)return pe.delete(t),t.template;let e=st.get(t);if(e)return e;let r=lt.get(t);if(!r)return;pe.delete(t);let o;try{o=r(t)}catch(n){throw pe.set(t,n),n}if(xi(o)){let n=Promise.resolve(o).then(a=>Ir(t,a)).catch(a=>{throw st.delete(t),pe.set(t,a),a});return st.set(t,n),n}return Ir(t,o)}function yi(t,e){let r=t;if(e===void 0){pe.delete(r);return}pe.set(r,e)}var z=class t{get isDefined(){return this.platformDefined}constructor(e,r=e.definition){var o;this.platformDefined=!1,F(r)&&(r={name:r}),this.type=e,this.name=r.name,this.registry=(o=r.registry)!==null&&o!==void 0?o:customElements,bi(r.template)?lt.set(this,r.template):this.template=r.template;let n=e.prototype,a=Re.collect(e,r.attributes),i=new Array(a.length),l={},d={};for(let c=0,s=a.length;c<s;++c){let u=a[c];i[c]=u.attribute,l[u.name]=u,d[u.attribute]=u,f.defineProperty(n,u)}Reflect.defineProperty(e,"observedAttributes",{value:i,enumerable:!0}),this.attributes=a,this.propertyLookup=l,this.attributeLookup=d,this.shadowOptions=r.shadowOptions===void 0?Hr:r.shadowOptions===null?void 0:Object.assign(Object.assign({},Hr),r.shadowOptions),this.elementOptions=r.elementOptions===void 0?Dr:Object.assign(Object.assign({},Dr),r.elementOptions),this.styles=$.normalize(r.styles),this.schema=r.schema,ke.register(this)}define(e=this.registry,r){let o=this.type;if(!e.get(this.name)){if(Yt(this,e,r),this.template===void 0&&lt.has(this))return Promise.resolve().then(()=>Kt(this)).then(n=>{n!==void 0&&!e.get(this.name)&&(this.platformDefined=!0,e.define(this.name,o,this.elementOptions))}).catch(n=>{yi(this,n),f.notify(this,"template")}),this;this.platformDefined=!0,e.define(this.name,o,this.elementOptions)}return this}static compose(e,r){let o=Lr.has(e)||ke.getByType(e)?new t(class extends e{},r):new t(e,r);return Promise.resolve(o)}static registerBaseType(e){Lr.add(e)}};z.getByType=ke.getByType;z.getForInstance=ke.getForInstance;f.defineProperty(z.prototype,"template");var Bi={bubbles:!0,composed:!0,cancelable:!0},Jt="isConnected",jr=new WeakMap,Qt=Symbol("fast-late-attribute-observer");function dt(t){var e,r;return(r=(e=t.shadowRoot)!==null&&e!==void 0?e:jr.get(t))!==null&&r!==void 0?r:null}var Rr,A;(function(t){t[t.connecting=0]="connecting",t[t.connected=1]="connected",t[t.disconnecting=2]="disconnecting",t[t.disconnected=3]="disconnected"})(A||(A={}));var ie=class t{get isConnected(){return f.track(this,Jt),this.stage===A.connected}get context(){var e,r;return(r=(e=this.view)===null||e===void 0?void 0:e.context)!==null&&r!==void 0?r:q.default}get isBound(){var e,r;return(r=(e=this.view)===null||e===void 0?void 0:e.isBound)!==null&&r!==void 0?r:!1}get sourceLifetime(){var e;return(e=this.view)===null||e===void 0?void 0:e.sourceLifetime}get template(){var e;if(this._template===null){let r=this.definition;this.source.resolveTemplate?this._template=this.source.resolveTemplate():r.template&&(this._template=(e=r.template)!==null&&e!==void 0?e:null)}return this._template}set template(e){this._template!==e&&(this._template=e,this.needsInitialization||this.renderTemplate(e))}get shadowOptions(){return this._shadowRootOptions}set shadowOptions(e){if(this._shadowRootOptions===void 0&&e!==void 0){this._shadowRootOptions=e;let r=this.source.shadowRoot;r?this.hasExistingShadowRoot=!0:(r=this.source.attachShadow(e),e.mode==="closed"&&jr.set(this.source,r))}}get mainStyles(){var e;if(this._mainStyles===null){let r=this.definition;this.source.resolveStyles?this._mainStyles=this.source.resolveStyles():r.styles&&(this._mainStyles=(e=r.styles)!==null&&e!==void 0?e:null)}return this._mainStyles}set mainStyles(e){this._mainStyles!==e&&(this._mainStyles!==null&&this.removeStyles(this._mainStyles),this._mainStyles=e,this.needsInitialization||this.addStyles(e))}constructor(e,r){this.boundObservables=null,this.needsInitialization=!0,this.hasExistingShadowRoot=!1,this.isPrerendered=new Promise(a=>{this._resolvePrerendered=a}),this.isHydrated=new Promise(a=>{this._resolveHydrated=a}),this._template=null,this.stage=A.disconnected,this.guardBehaviorConnection=!1,this.behaviors=null,this.behaviorsConnected=!1,this._mainStyles=null,this.$fastController=this,this.view=null,this._notifier=new ye(e),this.source=e,this.definition=r,this.shadowOptions=r.shadowOptions;let o=Reflect.getPrototypeOf(e),n=o===null?[]:f.getAccessors(o);if(n.length>0){let a=this.boundObservables=Object.create(null);for(let i=0,l=n.length;i<l;++i){let d=n[i].name,c=e[d];c!==void 0&&(delete e[d],a[d]=c)}Object.keys(a).length===0&&(this.boundObservables=null)}this.captureBoundObservables()}get subject(){return this._notifier.subject}notify(e){this._notifier.notify(e)}subscribe(e,r){this._notifier.subscribe(e,r)}unsubscribe(e,r){this._notifier.unsubscribe(e,r)}onUnbind(e){var r;(r=this.view)===null||r===void 0||r.onUnbind(e)}addBehavior(e){var r,o;let n=(r=this.behaviors)!==null&&r!==void 0?r:this.behaviors=new Map,a=(o=n.get(e))!==null&&o!==void 0?o:0;a===0?(n.set(e,1),e.addedCallback&&e.addedCallback(this),e.connectedCallback&&!this.guardBehaviorConnection&&(this.stage===A.connected||this.stage===A.connecting)&&e.connectedCallback(this)):n.set(e,a+1)}removeBehavior(e,r=!1){let o=this.behaviors;if(o===null)return;let n=o.get(e);n!==void 0&&(n===1||r?(o.delete(e),e.disconnectedCallback&&this.stage!==A.disconnected&&e.disconnectedCallback(this),e.removedCallback&&e.removedCallback(this)):o.set(e,n-1))}addStyles(e){var r;if(!e)return;let o=this.source;e instanceof HTMLElement?((r=dt(o))!==null&&r!==void 0?r:this.source).append(e):e.isAttachedTo(o)||e.addStylesTo(o)}removeStyles(e){var r;if(!e)return;let o=this.source;e instanceof HTMLElement?((r=dt(o))!==null&&r!==void 0?r:o).removeChild(e):e.isAttachedTo(o)&&e.removeStylesFrom(o)}connect(){this.stage===A.disconnected&&(this.stage=A.connecting,this.captureBoundObservables(),this.syncLateAttributes(),this.observeLateAttributes(),this.bindObservables(),this.connectBehaviors(),this.needsInitialization?(this.renderTemplate(this.template),this.addStyles(this.mainStyles),this.needsInitialization=!1):this.view!==null&&this.view.bind(this.source),this.stage=A.connected,f.notify(this,Jt))}bindObservables(){if(this.boundObservables!==null){let e=this.source,r=this.boundObservables,o=Object.keys(r);for(let n=0,a=o.length;n<a;++n){let i=o[n];e[i]=r[i]}this.boundObservables=null}}captureBoundObservables(){let e=this.source,r=Object.getOwnPropertyNames(e),o=a=>{let i=Reflect.getPrototypeOf(e);for(;i!==null;){let l=Reflect.getOwnPropertyDescriptor(i,a);if(l?.get||l?.set)return!0;i=Reflect.getPrototypeOf(i)}return!1},n=this.boundObservables;for(let a=0,i=r.length;a<i;++a){let d=r[a];if(!o(d))continue;let c=e[d];if(c===void 0){delete e[d];continue}delete e[d],(n??(n=this.boundObservables=Object.create(null)))[d]=c}}syncLateAttributes(){let e=ct(this.definition);if(e!==null)for(let r of Object.keys(e))this.source.hasAttribute(r)&&this.onAttributeChangedCallback(r,null,this.source.getAttribute(r))}observeLateAttributes(){let e=ct(this.definition);if(e===null)return;let r=this.source;r[Qt]===void 0&&(r[Qt]=new MutationObserver(o=>{let n=r.$fastController,a=ct(n.definition);if(a!==null)for(let i=0,l=o.length;i<l;++i){let d=o[i].attributeName;d===null||a[d]===void 0||n.onAttributeChangedCallback(d,null,r.getAttribute(d))}}),r[Qt].observe(r,{attributes:!0,attributeFilter:Object.keys(e)}))}connectBehaviors(){if(this.behaviorsConnected===!1){let e=this.behaviors;if(e!==null){this.guardBehaviorConnection=!0;for(let r of e.keys())r.connectedCallback&&r.connectedCallback(this);this.guardBehaviorConnection=!1}this.behaviorsConnected=!0}}disconnectBehaviors(){if(this.behaviorsConnected===!0){let e=this.behaviors;if(e!==null)for(let r of e.keys())r.disconnectedCallback&&r.disconnectedCallback(this);this.behaviorsConnected=!1}}disconnect(){this.stage===A.connected&&(this.stage=A.disconnecting,f.notify(this,Jt),this.view!==null&&this.view.unbind(),this.disconnectBehaviors(),this.stage=A.disconnected)}onAttributeChangedCallback(e,r,o){let n=this.definition.attributeLookup[e];n!==void 0&&n.onAttributeChangedCallback(this.source,o)}emit(e,r,o){return this.stage===A.connected?this.source.dispatchEvent(new CustomEvent(e,Object.assign(Object.assign({detail:r},Bi),o))):!1}renderTemplate(e){var r;let o=this.source,n=(r=dt(o))!==null&&r!==void 0?r:o;if(this.view!==null)this.view.dispose(),this.view=null;else if((!this.needsInitialization||this.hasExistingShadowRoot)&&(!this.hasExistingShadowRoot||!this.needsInitialization))for(let a=n.firstChild;a!==null;a=n.firstChild)n.removeChild(a);if(e){let a=this.hasExistingShadowRoot&&this.needsInitialization,i=!1;a&&t.hydrationHook&&(i=t.hydrationHook(this,e,o,n)),i||this.renderClientSide(e,o,n),this._resolvePrerendered(a),this._resolveHydrated(i)}else this.needsInitialization&&(this._resolvePrerendered(!1),this._resolveHydrated(!1))}renderClientSide(e,r,o){if(this.hasExistingShadowRoot){for(let n=o.firstChild;n!==null;n=o.firstChild)o.removeChild(n);this.hasExistingShadowRoot=!1}this.view=e.render(r,o,r),this.view.sourceLifetime=ae.coupled}static forCustomElement(e,r=!1){let o=e.$fastController;if(o!==void 0&&!r)return o;let n=z.getForInstance(e);if(n===void 0)throw x.error(v.missingElementDefinition);return f.getNotifier(n).subscribe({handleChange:()=>{t.forCustomElement(e,!0),e.$fastController.connect()}},"template"),f.getNotifier(n).subscribe({handleChange:()=>{t.forCustomElement(e,!0),e.$fastController.connect()}},"shadowOptions"),e.$fastController=new Rr(e,n)}static setStrategy(e){Rr=e}static installHydrationHook(e){t.hydrationHook=e}};ie.hydrationHook=null;N(ie);ie.setStrategy(ie);function ut(t){var e;return"adoptedStyleSheets"in t?t:(e=dt(t))!==null&&e!==void 0?e:t.getRootNode()}var pt=class t{constructor(e){let r=t.styleSheetCache;this.sheets=e.map(o=>{if(o instanceof CSSStyleSheet)return o;let n=r.get(o);return n===void 0&&(n=new CSSStyleSheet,n.replaceSync(o),r.set(o,n)),n})}addStylesTo(e){Wr(ut(e),this.sheets)}removeStylesFrom(e){Vr(ut(e),this.sheets)}};pt.styleSheetCache=new Map;var ki=0,Si=()=>`fast-${++ki}`;function _r(t){return t===document?document.body:t}var Zt=class{constructor(e){this.styles=e,this.styleClass=Si()}addStylesTo(e){e=_r(ut(e));let r=this.styles,o=this.styleClass;for(let n=0;n<r.length;n++){let a=document.createElement("style");a.innerHTML=r[n],a.className=o,e.append(a)}}removeStylesFrom(e){e=_r(ut(e));let r=e.querySelectorAll(`.${this.styleClass}`);for(let o=0,n=r.length;o<n;++o)e.removeChild(r[o])}},Wr=(t,e)=>{t.adoptedStyleSheets=[...t.adoptedStyleSheets,...e]},Vr=(t,e)=>{t.adoptedStyleSheets=t.adoptedStyleSheets.filter(r=>e.indexOf(r)===-1)};if($.supportsAdoptedStyleSheets){try{document.adoptedStyleSheets.push(),document.adoptedStyleSheets.splice(),Wr=(t,e)=>{t.adoptedStyleSheets.push(...e)},Vr=(t,e)=>{for(let r of e){let o=t.adoptedStyleSheets.indexOf(r);o!==-1&&t.adoptedStyleSheets.splice(o,1)}}}catch{}$.setDefaultStrategy(pt)}else $.setDefaultStrategy(Zt);function Gr(t){let e=class extends t{constructor(){super(),ie.forCustomElement(this)}$emit(r,o,n){return this.$fastController.emit(r,o,n)}connectedCallback(){this.$fastController.connect()}disconnectedCallback(){this.$fastController.disconnect()}attributeChangedCallback(r,o,n){this.$fastController.onAttributeChangedCallback(r,o,n)}};return z.registerBaseType(e),e}function Pi(t){return typeof t?.then=="function"}function wi(t,e,r){return Array.isArray(e)&&(r=e,e=void 0),(D(t)?z.compose(t,e):z.compose(this,t)).then(n=>{Yt(n,n.registry,r);let a=Kt(n);return Pi(a)?a.then(()=>n.define().type):n.define().type})}function Fi(t){return Gr(t)}var E=Object.assign(Gr(HTMLElement),{from:Fi,define:wi});var er=be(),tr=Object.freeze({getForInstance:er.getForInstance,getByType:er.getByType,define(t){return er.register({type:t}),t}});function Xr(t,e){let r=[],o="";for(let n=0,a=t.length-1;n<a;++n){o+=t[n];let i=e[n];tr.getForInstance(i)!==void 0&&(i=i.createCSS()),i instanceof $||i instanceof CSSStyleSheet?(o.trim()!==""&&(r.push(o),o=""),r.push(i)):o+=i}return o+=t[t.length-1],o.trim()!==""&&r.push(o),r}var y=((t,...e)=>new $(Xr(t,e))),ht=class{constructor(e){this.value=e.length===0?"":e.length===1?e[0]:new $(e)}createCSS(){return this.value}};tr.define(ht);y.partial=(t,...e)=>new ht(Xr(t,e));var rr=`fast-${Math.random().toString(36).substring(2,8)}`,gt=`${rr}{`,_e=`}${rr}`,Ni=_e.length,$i=0,je=()=>`${rr}-${++$i}`,ft=Object.freeze({interpolation:t=>`${gt}${t}${_e}`,attribute:t=>`${je()}="${gt}${t}${_e}"`,comment:t=>`<!--${gt}${t}${_e}-->`}),We=Object.freeze({parse(t,e){let r=t.split(gt);if(r.length===1)return null;let o=[];for(let n=0,a=r.length;n<a;++n){let i=r[n],l=i.indexOf(_e),d;if(l===-1)d=i;else{let c=i.substring(0,l);o.push(e[c]),d=i.substring(l+Ni)}d!==""&&o.push(d)}return o}});var or=be(),w=Object.freeze({getForInstance:or.getForInstance,getByType:or.getByType,define(t,e){return e=e||{},e.type=t,or.register(e),t},assignAspect(t,e){if(!e){t.aspectType=B.content;return}switch(t.sourceAspect=e,e[0]){case":":t.targetAspect=e.substring(1),t.aspectType=t.targetAspect==="classList"?B.tokenList:B.property;break;case"?":t.targetAspect=e.substring(1),t.aspectType=B.booleanAttribute;break;case"@":t.targetAspect=e.substring(1),t.aspectType=B.event;break;default:t.targetAspect=e,t.aspectType=B.attribute;break}}});var he=class{constructor(e){this.options=e}createHTML(e){return ft.attribute(e(this))}createBehavior(){return this}};N(he);var vt=class extends he{get id(){return this._id}set id(e){this._id=e,this._controllerProperty=`${e}-c`}bind(e){let r=e.targets[this.targetNodeId];r[this._controllerProperty]=e,this.updateTarget(e.source,this.computeNodes(r)),this.observe(r),e.onUnbind(this)}unbind(e){let r=e.targets[this.targetNodeId];this.updateTarget(e.source,Pr),this.disconnect(r),r[this._controllerProperty]=null}getSource(e){return e[this._controllerProperty].source}updateTarget(e,r){e[this.options.property]=r}computeNodes(e){let r=this.getNodes(e);return"filter"in this.options&&(r=r.filter(this.options.filter)),r}};var qr=/fe-b\$\$start\$\$(\d+)\$\$(.+)\$\$fe-b/,Ai=/fe-b\$\$end\$\$(\d+)\$\$(.+)\$\$fe-b/,Ci=/fe-repeat\$\$start\$\$(\d+)\$\$fe-repeat/,Ti=/fe-repeat\$\$end\$\$(\d+)\$\$fe-repeat/,zi=/^(?:.{0,1000})fe-eb\$\$start\$\$(.+?)\$\$fe-eb/,Ei=/fe-eb\$\$end\$\$(.{0,1000})\$\$fe-eb(?:.{0,1000})$/;function Ur(t){return t&&t.nodeType===Node.COMMENT_NODE}var C=Object.freeze({attributeMarkerName:"data-fe",legacyAttributeMarkerName:"data-fe-b",legacyCompactAttributeMarkerName:"data-fe-c",contentBindingStartMarker(){return"fe:b"},contentBindingEndMarker(){return"fe:/b"},repeatStartMarker(){return"fe:r"},repeatEndMarker(){return"fe:/r"},elementBoundaryStartMarker(){return"fe:e"},elementBoundaryEndMarker(){return"fe:/e"},isContentBindingStartMarker(t){return t==="fe:b"||qr.test(t)},isContentBindingEndMarker(t){return t==="fe:/b"||Ai.test(t)},isRepeatViewStartMarker(t){return t==="fe:r"||Ci.test(t)},isRepeatViewEndMarker(t){return t==="fe:/r"||Ti.test(t)},isElementBoundaryStartMarker(t){return Ur(t)&&(t.data==="fe:e"||zi.test(t.data))},isElementBoundaryEndMarker(t){return Ur(t)&&(t.data==="fe:/e"||Ei.test(t.data))},parseAttributeBindingCount(t){let e=t.getAttribute(this.attributeMarkerName);if(e===null)return null;let r=e.trim();if(!/^\d+$/.test(r))throw x.error(v.invalidHydrationAttributeMarker,{value:e});let o=parseInt(r,10);if(o<1)throw x.error(v.invalidHydrationAttributeMarker,{value:e});return o},parseLegacyAttributeBindingIndices(t){let e=[],r=t.getAttribute(this.legacyAttributeMarkerName);if(r!==null)for(let a of r.trim().split(/\s+/)){if(a==="")continue;let i=Number(a);if(!Number.isInteger(i)||i<0)throw x.error(v.invalidHydrationAttributeMarker,{value:r});e.push(i)}let o=`${this.legacyAttributeMarkerName}-`,n=`${this.legacyCompactAttributeMarkerName}-`;for(let a of t.getAttributeNames())if(a.startsWith(o)){let i=Number(a.slice(o.length));if(!Number.isInteger(i)||i<0)throw x.error(v.invalidHydrationAttributeMarker,{value:a});e.push(i)}else if(a.startsWith(n)){let[i,l]=a.slice(n.length).split("-").map(d=>Number(d));if(!Number.isInteger(i)||!Number.isInteger(l)||i<0||l<1)throw x.error(v.invalidHydrationAttributeMarker,{value:a});for(let d=0;d<l;d++)e.push(i+d)}return e.length===0?null:e},removeLegacyAttributeBindingMarkers(t){t.removeAttribute(this.legacyAttributeMarkerName);for(let e of t.getAttributeNames())(e.startsWith(`${this.legacyAttributeMarkerName}-`)||e.startsWith(`${this.legacyCompactAttributeMarkerName}-`))&&t.removeAttribute(e)},parseLegacyContentBindingStartIndex(t){return Oi(qr,t)}});function Oi(t,e){let r=t.exec(e);return r===null?null:Number(r[1])}var Ve=Symbol.for("fe-hydration");function mt(t){return t[Ve]===Ve}var Yr="unknown";function Kr(t,e){let r=e?`: ${e}`:"";return`Hydration mismatch in <${t}>${r}. Install hydrationDebugger() from "@microsoft/fast-element/hydration.js" and pass it as enableHydration({ debugger: hydrationDebugger() }) for an "Expected / Received" report including the SSR HTML snippet.`}var Jr="content following `<!--fe:b-->` content binding marker",Qr="matching `<!--fe:/b-->` content binding close marker",Zr="matching `<!--fe:/e-->` element boundary close marker";function nr(t){return`no more attribute bindings (template defines ${t})`}function eo(t){return`no more content bindings (template defines ${t})`}function to(t,e){let r=(t??Yr).toLowerCase();return Kr(r,e)}var Hi={formatBindingMismatch(t,e,r,o){return{message:to(o,void 0)}},formatStructuralError(t,e,r){return{message:to(e,r)}}},Di=Hi;function Y(){return Di}function K(t){var e;return t?(e=t.getRootNode().host)===null||e===void 0?void 0:e.nodeName:void 0}var M=class extends Error{constructor(e,r,o,n,a){super(e),this.factories=r,this.node=o,this.expected=n,this.received=a}};function ar(t){return t.nodeType===Node.COMMENT_NODE}function ro(t){return t.nodeType===Node.TEXT_NODE}function ir(t,e){let r=document.createRange();return r.setStart(t,0),r.setEnd(e,ar(e)||ro(e)?e.data.length:e.childNodes.length),r}function oo(t,e,r){let o=ir(t,e),n=o.commonAncestorContainer,a=document.createTreeWalker(n,NodeFilter.SHOW_ELEMENT+NodeFilter.SHOW_COMMENT+NodeFilter.SHOW_TEXT,{acceptNode(u){return o.comparePoint(u,0)===0?NodeFilter.FILTER_ACCEPT:NodeFilter.FILTER_REJECT}}),i={},l={},d=Ii(r),c=d,s=a.currentNode=t;for(;s!==null;){switch(s.nodeType){case Node.ELEMENT_NODE:{let u=s,g=C.parseLegacyAttributeBindingIndices(u);if(g!==null){for(let k of g){let H=k+d,oe=r[H];if(!oe){let Ie=nr(r.length),It=Y().formatStructuralError(s,K(s),Ie);throw new M(It.message,r,u,It.expected,It.received)}Se(oe,s,i),c=Math.max(c,H+1)}C.removeLegacyAttributeBindingMarkers(u);break}let m=C.parseAttributeBindingCount(u);if(m!==null){for(let k=0;k<m;k++){let H=r[c++];if(!H){let oe=nr(r.length),Ie=Y().formatStructuralError(s,K(s),oe);throw new M(Ie.message,r,s,Ie.expected,Ie.received)}Se(H,s,i)}u.removeAttribute(C.attributeMarkerName)}break}case Node.COMMENT_NODE:{let u=s.data;if(C.isElementBoundaryStartMarker(s))s.data="",Mi(a,r,s);else if(C.isContentBindingStartMarker(u)){let g=C.parseLegacyContentBindingStartIndex(u),m=g===null?c++:g+d,k=r[m];if(c=Math.max(c,m+1),!k){let H=eo(r.length),oe=Y().formatStructuralError(s,K(s),H);throw new M(oe.message,r,s,oe.expected,oe.received)}Li(s,a,k,r,i,l)}break}}s=a.nextNode()}return o.detach(),{targets:i,boundaries:l}}function Li(t,e,r,o,n,a){let i=[],l=e.nextSibling();if(t.data="",l===null){let s=Jr,u=Y().formatStructuralError(t,K(t),s);throw new M(u.message,o,t,u.expected,u.received)}let d=l,c=0;for(;l!==null;){if(ar(l)){if(C.isContentBindingStartMarker(l.data))c++;else if(C.isContentBindingEndMarker(l.data)){if(c===0)break;c--}}i.push(l),l=e.nextSibling()}if(l===null){let s=Qr,u=Y().formatStructuralError(t,K(t),s);throw new M(u.message,o,t,u.expected,u.received)}if(l.data="",i.length===1&&ro(i[0]))Se(r,i[0],n);else{l!==d&&l.previousSibling!==null&&(a[r.targetNodeId]={first:d,last:l.previousSibling});let s=l.parentNode.insertBefore(document.createTextNode(""),l);Se(r,s,n)}}function Mi(t,e,r){let o=0,n=t.nextSibling();for(;n!==null;){if(ar(n)){if(C.isElementBoundaryStartMarker(n))n.data="",o++;else if(C.isElementBoundaryEndMarker(n)){if(o===0){n.data="";return}n.data="",o--}}n=t.nextSibling()}let a=Zr,i=Y().formatStructuralError(r,K(r),a);throw new M(i.message,e,r,i.expected,i.received)}function Ii(t){let e=0;for(let r=0,o=t.length;r<o&&t[r].targetNodeId==="h";++r)e++;return e}function Se(t,e,r){if(t.targetNodeId===void 0)throw new Error("Factory could not be target to the node");r[t.targetNodeId]=e}function Pe(t,e){let r=t.parentNode,o=t,n;for(;o!==e;){if(n=o.nextSibling,!n)throw new Error(`Unmatched first/last child inside "${e.getRootNode().host.nodeName}".`);r.removeChild(o),o=n}r.removeChild(e)}var Ge=class{constructor(){this.index=0,this.length=0}get event(){return q.getEvent()}get isEven(){return this.index%2===0}get isOdd(){return this.index%2!==0}get isFirst(){return this.index===0}get isInMiddle(){return!this.isFirst&&!this.isLast}get isLast(){return this.index===this.length-1}eventDetail(){return this.event.detail}eventTarget(){return this.event.target}},ge=class extends Ge{constructor(e,r,o){super(),this.fragment=e,this.factories=r,this.targets=o,this.behaviors=null,this.unbindables=[],this.source=null,this.isBound=!1,this.sourceLifetime=ae.unknown,this._skipAttrUpdates=!1,this.isPrerendered=Promise.resolve(!1),this.isHydrated=Promise.resolve(!1),this.context=this,this.firstChild=e.firstChild,this.lastChild=e.lastChild}appendTo(e){e.appendChild(this.fragment)}insertBefore(e){if(this.fragment.hasChildNodes())e.parentNode.insertBefore(this.fragment,e);else{let r=this.lastChild;if(e.previousSibling===r)return;let o=e.parentNode,n=this.firstChild,a;for(;n!==r;)a=n.nextSibling,o.insertBefore(n,e),n=a;o.insertBefore(r,e)}}remove(){let e=this.fragment,r=this.lastChild,o=this.firstChild,n;for(;o!==r;)n=o.nextSibling,e.appendChild(o),o=n;e.appendChild(r)}dispose(){Pe(this.firstChild,this.lastChild),this.unbind()}onUnbind(e){this.unbindables.push(e)}bind(e,r=this){if(this.source===e&&this.context===r)return;let o=this.behaviors;if(o===null){this.source=e,this.context=r,this.behaviors=o=new Array(this.factories.length);let n=this.factories;for(let a=0,i=n.length;a<i;++a){let l=n[a].createBehavior();l.bind(this),o[a]=l}}else{this.source!==null&&this.evaluateUnbindables(),this.isBound=!1,this.source=e,this.context=r;for(let n=0,a=o.length;n<a;++n)o[n].bind(this)}this.isBound=!0}unbind(){!this.isBound||this.source===null||(this.evaluateUnbindables(),this.source=null,this.context=this,this.isBound=!1)}evaluateUnbindables(){let e=this.unbindables;for(let r=0,o=e.length;r<o;++r)e[r].unbind(this);e.length=0}static disposeContiguousBatch(e){if(e.length!==0){Pe(e[0].firstChild,e[e.length-1].lastChild);for(let r=0,o=e.length;r<o;++r)e[r].unbind()}}};N(ge);f.defineProperty(ge.prototype,"index");f.defineProperty(ge.prototype,"length");var no,fe={unhydrated:"unhydrated",hydrating:"hydrating",hydrated:"hydrated"},sr=class extends Error{constructor(e,r,o,n,a,i){super(e),this.factory=r,this.fragment=o,this.templateString=n,this.expected=a,this.received=i}},lr=class extends Ge{get hydrationStage(){return this._hydrationStage}get targets(){return this._targets}get bindingViewBoundaries(){return this._bindingViewBoundaries}constructor(e,r,o,n){super(),this.firstChild=e,this.lastChild=r,this.sourceTemplate=o,this.hostBindingTarget=n,this[no]=Ve,this.context=this,this.source=null,this.isBound=!1,this.sourceLifetime=ae.unknown,this.unbindables=[],this.fragment=null,this.behaviors=null,this._hydrationStage=fe.unhydrated,this._bindingViewBoundaries={},this._targets={},this.factories=o.compile().factories}insertBefore(e){if(this.fragment!==null)if(this.fragment.hasChildNodes())e.parentNode.insertBefore(this.fragment,e);else{let r=this.lastChild;if(e.previousSibling===r)return;let o=e.parentNode,n=this.firstChild,a;for(;n!==r;)a=n.nextSibling,o.insertBefore(n,e),n=a;o.insertBefore(r,e)}}appendTo(e){this.fragment!==null&&e.appendChild(this.fragment)}remove(){let e=this.fragment||(this.fragment=document.createDocumentFragment()),r=this.lastChild,o=this.firstChild,n;for(;o!==r;){if(n=o.nextSibling,!n)throw new Error(`Unmatched first/last child inside "${r.getRootNode().host.nodeName}".`);e.appendChild(o),o=n}e.appendChild(r)}bind(e,r=this){if(this.source===e&&this.context===r)return;this.hydrationStage!==fe.hydrated&&(this._hydrationStage=fe.hydrating);let o=this.behaviors;if(o===null){this.source=e,this.context=r;try{let{targets:a,boundaries:i}=oo(this.firstChild,this.lastChild,this.factories);this._targets=a,this._bindingViewBoundaries=i}catch(a){if(a instanceof M){let i=this.sourceTemplate.html;typeof i!="string"&&(i=i.innerHTML),a.templateString=i}throw a}this.behaviors=o=new Array(this.factories.length);let n=this.factories;for(let a=0,i=n.length;a<i;++a){let l=n[a];if(l.targetNodeId==="h"&&this.hostBindingTarget&&Se(l,this.hostBindingTarget,this._targets),l.targetNodeId in this.targets){let d=l.createBehavior();d.bind(this),o[a]=d}else{let d=this.sourceTemplate.html;typeof d!="string"&&(d=d.innerHTML);let c=ir(this.firstChild,this.lastChild).cloneContents(),s=Y().formatBindingMismatch(l,this.firstChild,this.lastChild,K(this.firstChild));throw new sr(s.message,l,c,d,s.expected,s.received)}}}else{this.source!==null&&this.evaluateUnbindables(),this.isBound=!1,this.source=e,this.context=r;for(let n=0,a=o.length;n<a;++n)o[n].bind(this)}this.isBound=!0,this._hydrationStage=fe.hydrated}unbind(){!this.isBound||this.source===null||(this.evaluateUnbindables(),this.source=null,this.context=this,this.isBound=!1)}dispose(){Pe(this.firstChild,this.lastChild),this.unbind()}onUnbind(e){this.unbindables.push(e)}evaluateUnbindables(){let e=this.unbindables;for(let r=0,o=e.length;r<o;++r)e[r].unbind(this);e.length=0}};no=Ve;N(lr);function Ri(t){return t.create!==void 0}function _i(t,e,r,o){if(r==null&&(r=""),Ri(r)){t.textContent="";let n=t.$fastView;if(n===void 0)if(mt(o)&&mt(r)&&o.bindingViewBoundaries[this.targetNodeId]!==void 0&&o.hydrationStage!==fe.hydrated){let a=o.bindingViewBoundaries[this.targetNodeId];n=r.hydrate(a.first,a.last)}else n=r.create();else t.$fastTemplate!==r&&(n.isComposed&&(n.remove(),n.unbind()),n=r.create());n.isComposed?n.needsBindOnly&&(n.needsBindOnly=!1,n.bind(o.source,o.context)):(n.isComposed=!0,n.bind(o.source,o.context),n.insertBefore(t),t.$fastView=n,t.$fastTemplate=r)}else{let n=t.$fastView;if(n!==void 0&&n.isComposed&&(n.isComposed=!1,n.remove(),n.needsBindOnly?n.needsBindOnly=!1:n.unbind()),n===void 0&&mt(o)&&o.hydrationStage!==fe.hydrated){let a=o.bindingViewBoundaries[this.targetNodeId];a!==void 0&&(Pe(a.first,a.last),delete o.bindingViewBoundaries[this.targetNodeId])}t.textContent=r}}function ji(t,e,r){var o;let n=`${this.id}-t`,a=(o=t[n])!==null&&o!==void 0?o:t[n]={v:0,cv:Object.create(null)},i=a.cv,l=a.v,d=t[e];if(r!=null&&r.length){let c=r.split(/\s+/);for(let s=0,u=c.length;s<u;++s){let g=c[s];g!==""&&(i[g]=l,d.add(g))}}if(a.v=l+1,l!==0){l-=1;for(let c in i)i[c]===l&&d.remove(c)}}var Wi={[B.attribute]:U.setAttribute,[B.booleanAttribute]:U.setBooleanAttribute,[B.property]:(t,e,r)=>t[e]=r,[B.content]:_i,[B.tokenList]:ji,[B.event]:()=>{}},I=class{constructor(e){this.updateTarget=null,this.aspectType=B.content,this.dataBinding=e}createHTML(e){return ft.interpolation(e(this))}createBehavior(){var e;if(this.updateTarget===null){let r=Wi[this.aspectType],o=(e=this.dataBinding.policy)!==null&&e!==void 0?e:this.policy;if(!r)throw x.error(v.unsupportedBindingBehavior);this.data=`${this.id}-d`,this.updateTarget=o.protect(this.targetTagName,this.aspectType,this.targetAspect,r)}return this}bind(e){var r;let o=e.targets[this.targetNodeId];switch(this.aspectType){case B.event:o[this.data]=e,o.addEventListener(this.targetAspect,this,this.dataBinding.options);break;case B.content:e.onUnbind(this);default:{let n=(r=o[this.data])!==null&&r!==void 0?r:o[this.data]=this.dataBinding.createObserver(this,this);n.target=o,n.controller=e;let a=n.bind(e);if(e._skipAttrUpdates&&(this.aspectType===B.attribute||this.aspectType===B.booleanAttribute))break;this.updateTarget(o,this.targetAspect,a,e);break}}}unbind(e){let o=e.targets[this.targetNodeId].$fastView;o!==void 0&&o.isComposed&&(o.unbind(),o.needsBindOnly=!0)}handleEvent(e){let r=e.currentTarget[this.data];if(r.isBound){q.setEvent(e);let o=this.dataBinding.evaluate(r.source,r.context);q.setEvent(null),o!==!0&&e.preventDefault()}}handleChange(e,r){let o=r.controller;if(!o.isBound)return;let n=r.target;this.updateTarget(n,this.targetAspect,r.bind(o),o)}};w.define(I,{aspected:!0});var lo=(t,e)=>`${t}.${e}`,ao={},R={index:0,node:null};function io(t){t.startsWith("fast-")||x.warn(v.hostBindingWithoutHost,{name:t})}var Vi=new Proxy(document.createElement("div"),{get(t,e){io(e);let r=Reflect.get(t,e);return D(r)?r.bind(t):r},set(t,e,r){return io(e),Reflect.set(t,e,r)}}),cr=class{constructor(e,r,o){this.fragment=e,this.directives=r,this.policy=o,this.proto=null,this.nodeIds=new Set,this.descriptors={},this.factories=[]}addFactory(e,r,o,n,a){var i,l;this.nodeIds.has(o)||(this.nodeIds.add(o),this.addTargetDescriptor(r,o,n)),e.id=(i=e.id)!==null&&i!==void 0?i:je(),e.targetNodeId=o,e.targetTagName=a,e.policy=(l=e.policy)!==null&&l!==void 0?l:this.policy,this.factories.push(e)}freeze(){return this.proto=Object.create(null,this.descriptors),this}addTargetDescriptor(e,r,o){let n=this.descriptors;if(r==="r"||r==="h"||n[r])return;if(!n[e]){let i=e.lastIndexOf("."),l=e.substring(0,i),d=parseInt(e.substring(i+1),10);this.addTargetDescriptor(l,e,d)}let a=ao[r];if(!a){let i=`_${r}`;ao[r]=a={get(){var l;return(l=this[i])!==null&&l!==void 0?l:this[i]=this[e].childNodes[o]}}}n[r]=a}createView(e){let r=this.fragment.cloneNode(!0),o=Object.create(this.proto);o.r=r,o.h=e??Vi;for(let n of this.nodeIds)Reflect.get(o,n);return new ge(r,this.factories,o)}};function co(t,e,r,o,n,a=!1){let i=r.attributes,l=t.directives;for(let d=0,c=i.length;d<c;++d){let s=i[d],u=s.value,g=We.parse(u,l),m=null;g===null?a&&(m=new I(nt(()=>u,t.policy)),w.assignAspect(m,s.name)):m=bt.aggregate(g,t.policy),m!==null&&(r.removeAttributeNode(s),d--,c--,t.addFactory(m,e,o,n,r.tagName))}}function Gi(t,e,r,o,n){let a=We.parse(e.textContent,t.directives);if(a===null)return R.node=e.nextSibling,R.index=n+1,R;let i,l=i=e;for(let d=0,c=a.length;d<c;++d){let s=a[d];d!==0&&(n++,o=lo(r,n),i=l.parentNode.insertBefore(document.createTextNode(""),l.nextSibling)),F(s)?i.textContent=s:(i.textContent=" ",w.assignAspect(s),t.addFactory(s,r,o,n,null)),l=i}return R.index=n+1,R.node=l.nextSibling,R}function uo(t,e,r){let o=0,n=e.firstChild;for(;n;){let a=Xi(t,r,n,o);n=a.node,o=a.index}}function Xi(t,e,r,o){let n=lo(e,o);switch(r.nodeType){case 1:co(t,e,r,n,o),uo(t,r,n);break;case 3:return Gi(t,r,e,n,o);case 8:{let a=We.parse(r.data,t.directives);a!==null&&t.addFactory(bt.aggregate(a),e,n,o,null);break}}return R.index=o+1,R.node=r.nextSibling,R}function qi(t,e){return t&&t.nodeType===8&&We.parse(t.data,e)!==null}var so="TEMPLATE",bt={compile(t,e,r=U.policy){let o;if(F(t)){o=document.createElement(so),o.innerHTML=r.createHTML(t);let i=o.content.firstElementChild;i!==null&&i.tagName===so&&(o=i)}else o=t;!o.content.firstChild&&!o.content.lastChild&&o.content.appendChild(document.createComment(""));let n=document.adoptNode(o.content),a=new cr(n,e,r);return co(a,"",o,"h",0,!0),(qi(n.firstChild,e)||n.childNodes.length===1&&Object.keys(e).length>0)&&n.insertBefore(document.createComment(""),n.firstChild),uo(a,n,"r"),R.node=null,a.freeze()},setDefaultStrategy(t){this.compile=t},aggregate(t,e=U.policy){if(t.length===1)return t[0];let r,o=!1,n,a=t.length,i=t.map(c=>F(c)?()=>c:(r=c.sourceAspect||r,o=o||c.dataBinding.isVolatile,n=n||c.dataBinding.policy,c.dataBinding.evaluate)),l=(c,s)=>{let u="";for(let g=0;g<a;++g)u+=i[g](c,s);return u},d=new I(at(l,n??e,o));return w.assignAspect(d,r),d}};var Xe=class extends he{bind(e){e.source[this.options]=e.targets[this.targetNodeId]}};w.define(Xe);var J=t=>new Xe(t);var Ui=/([ \x09\x0a\x0c\x0d])([^\0-\x1F\x7F-\x9F "'>=/]+)([ \x09\x0a\x0c\x0d]*=[ \x09\x0a\x0c\x0d]*(?:[^ \x09\x0a\x0c\x0d"'`<>=]*|"[^"]*|'[^']*))$/,Yi=Object.create(null),O=class{constructor(e,r=Yi){this.html=e,this.factories=r}createHTML(e){let r=this.factories;for(let o in r)e(r[o]);return this.html}};O.empty=new O("");w.define(O);function Ki(t,e,r,o=w.getForInstance(t)){if(o.aspected){let n=Ui.exec(e);n!==null&&w.assignAspect(t,n[2])}return t.createHTML(r)}var qe=class t{constructor(e,r={},o){this.policy=o,this.result=null,this.html=e,this.factories=r}compile(){return this.result===null&&(this.result=bt.compile(this.html,this.factories,this.policy)),this.result}inline(){return new O(F(this.html)?this.html:this.html.innerHTML,this.factories)}withPolicy(e){if(this.result)throw x.error(v.cannotSetTemplatePolicyAfterCompilation);if(this.policy)throw x.error(v.onlySetTemplatePolicyOnce);return this.policy=e,this}render(e,r,o){let n=this.create(o);return n.bind(e),n.appendTo(r),n}create(e){return this.compile().createView(e)}static create(e,r,o){let n="",a=Object.create(null),i=l=>{var d;let c=(d=l.id)!==null&&d!==void 0?d:l.id=je();return a[c]=l,c};for(let l=0,d=e.length-1;l<d;++l){let c=e[l],s=r[l],u;if(n+=c,D(s))s=new I(at(s));else if(s instanceof ne)s=new I(s);else if(!(u=w.getForInstance(s))){let g=s;s=new I(nt(()=>g))}n+=Ki(s,c,i,u)}return new t(n+e[e.length-1],a,o)}};N(qe);var S=((t,...e)=>{if(Array.isArray(t)&&Array.isArray(t.raw))return qe.create(t,e);throw x.error(v.directCallToHTMLTagNotAllowed)});S.partial=t=>new O(t);var po="slotchange",Ue=class extends vt{observe(e){e.addEventListener(po,this)}disconnect(e){e.removeEventListener(po,this)}getNodes(e){return e.assignedNodes(this.options)}handleEvent(e){let r=e.currentTarget;this.updateTarget(this.getSource(r),this.computeNodes(r))}};w.define(Ue);function Ye(t){return F(t)&&(t={property:t}),new Ue(t)}var Ji=":host([hidden]){display:none}";function _(t){return`${Ji}:host{display:${t}}`}var we="var(--colorNeutralForeground1)",ho="var(--colorNeutralForeground1Hover)",go="var(--colorNeutralForeground1Pressed)";var dr="var(--colorNeutralForeground2)",fo="var(--colorNeutralForeground2Hover)",vo="var(--colorNeutralForeground2Pressed)";var ur="var(--colorNeutralForeground2BrandHover)",pr="var(--colorNeutralForeground2BrandPressed)";var j="var(--colorNeutralForeground3)";var mo="var(--colorNeutralForegroundDisabled)";var Q="var(--colorNeutralForegroundOnBrand)",bo="var(--colorNeutralForegroundInverted)";var xt="var(--colorNeutralForegroundStaticInverted)";var hr="var(--colorBrandForeground1)",xo="var(--colorBrandForeground2)";var yo="var(--colorNeutralForeground1Static)";var W="var(--colorNeutralBackground1)",Bo="var(--colorNeutralBackground1Hover)",ko="var(--colorNeutralBackground1Pressed)";var So="var(--colorNeutralBackground4)";var Po="var(--colorNeutralBackground5)";var Fe="var(--colorNeutralBackground6)";var wo="var(--colorSubtleBackground)",Fo="var(--colorSubtleBackgroundHover)",No="var(--colorSubtleBackgroundPressed)";var se="var(--colorTransparentBackground)",gr="var(--colorTransparentBackgroundHover)",fr="var(--colorTransparentBackgroundPressed)";var $o="var(--colorNeutralBackgroundDisabled)";var yt="var(--colorBrandBackground)",Ao="var(--colorBrandBackgroundHover)",Co="var(--colorBrandBackgroundPressed)";var To="var(--colorCompoundBrandBackground)";var vr="var(--colorBrandBackgroundStatic)",zo="var(--colorBrandBackground2)";var Eo="var(--colorNeutralStrokeAccessible)";var Oo="var(--colorNeutralStroke1)",Ho="var(--colorNeutralStroke1Hover)",Do="var(--colorNeutralStroke1Pressed)";var Bt="var(--colorNeutralStroke2)";var Lo="var(--colorNeutralStrokeOnBrand2)";var Mo="var(--colorBrandStroke1)",kt="var(--colorBrandStroke2)";var Io="var(--colorNeutralStrokeDisabled)";var Ne="var(--colorTransparentStroke)";var mr="var(--colorStrokeFocus2)";var Ro="var(--colorPaletteRedBackground1)",_o="var(--colorPaletteRedBackground2)",St="var(--colorPaletteRedBackground3)";var jo="var(--colorPaletteRedBorder1)";var Wo="var(--colorPaletteRedForeground1)",Vo="var(--colorPaletteRedForeground2)",br="var(--colorPaletteRedForeground3)";var Go="var(--colorPaletteGreenBackground1)";var Pt="var(--colorPaletteGreenBackground3)";var Xo="var(--colorPaletteGreenBorder2)",qo="var(--colorPaletteGreenForeground1)",Uo="var(--colorPaletteGreenForeground2)",Yo="var(--colorPaletteGreenForeground3)";var Ko="var(--colorPaletteDarkOrangeBackground1)";var wt="var(--colorPaletteDarkOrangeBackground3)";var Jo="var(--colorPaletteDarkOrangeBorder1)";var Qo="var(--colorPaletteDarkOrangeForeground1)";var xr="var(--colorPaletteDarkOrangeForeground3)",Zo="var(--colorPaletteYellowBackground1)";var en="var(--colorPaletteYellowBackground3)";var tn="var(--colorPaletteYellowBorder1)";var Ft="var(--colorPaletteYellowForeground2)";var rn="var(--colorPaletteMarigoldBackground2)";var on="var(--colorPaletteMarigoldForeground2)";var nn="var(--colorPaletteAnchorBackground2)";var an="var(--colorPaletteAnchorForeground2)",sn="var(--colorPaletteBeigeBackground2)";var ln="var(--colorPaletteBeigeForeground2)",cn="var(--colorPaletteBlueBackground2)";var dn="var(--colorPaletteBlueForeground2)",un="var(--colorPaletteBrassBackground2)";var pn="var(--colorPaletteBrassForeground2)",hn="var(--colorPaletteBrownBackground2)";var gn="var(--colorPaletteBrownForeground2)",fn="var(--colorPaletteCornflowerBackground2)";var vn="var(--colorPaletteCornflowerForeground2)",mn="var(--colorPaletteCranberryBackground2)";var bn="var(--colorPaletteCranberryForeground2)",xn="var(--colorPaletteDarkGreenBackground2)";var yn="var(--colorPaletteDarkGreenForeground2)",Bn="var(--colorPaletteDarkRedBackground2)";var kn="var(--colorPaletteDarkRedForeground2)",Sn="var(--colorPaletteForestBackground2)";var Pn="var(--colorPaletteForestForeground2)",wn="var(--colorPaletteGoldBackground2)";var Fn="var(--colorPaletteGoldForeground2)",Nn="var(--colorPaletteGrapeBackground2)";var $n="var(--colorPaletteGrapeForeground2)",An="var(--colorPaletteLavenderBackground2)";var Cn="var(--colorPaletteLavenderForeground2)",Tn="var(--colorPaletteLightTealBackground2)";var zn="var(--colorPaletteLightTealForeground2)",En="var(--colorPaletteLilacBackground2)";var On="var(--colorPaletteLilacForeground2)",Hn="var(--colorPaletteMagentaBackground2)";var Dn="var(--colorPaletteMagentaForeground2)",Ln="var(--colorPaletteMinkBackground2)";var Mn="var(--colorPaletteMinkForeground2)",In="var(--colorPaletteNavyBackground2)";var Rn="var(--colorPaletteNavyForeground2)",_n="var(--colorPalettePeachBackground2)";var jn="var(--colorPalettePeachForeground2)",Wn="var(--colorPalettePinkBackground2)";var Vn="var(--colorPalettePinkForeground2)",Gn="var(--colorPalettePlatinumBackground2)";var Xn="var(--colorPalettePlatinumForeground2)",qn="var(--colorPalettePlumBackground2)";var Un="var(--colorPalettePlumForeground2)",Yn="var(--colorPalettePumpkinBackground2)";var Kn="var(--colorPalettePumpkinForeground2)",Jn="var(--colorPalettePurpleBackground2)";var Qn="var(--colorPalettePurpleForeground2)",Zn="var(--colorPaletteRoyalBlueBackground2)";var ea="var(--colorPaletteRoyalBlueForeground2)",ta="var(--colorPaletteSeafoamBackground2)";var ra="var(--colorPaletteSeafoamForeground2)",oa="var(--colorPaletteSteelBackground2)";var na="var(--colorPaletteSteelForeground2)",aa="var(--colorPaletteTealBackground2)";var ia="var(--colorPaletteTealForeground2)";var $e="var(--borderRadiusNone)",Ae="var(--borderRadiusSmall)",le="var(--borderRadiusMedium)",Nt="var(--borderRadiusLarge)",sa="var(--borderRadiusXLarge)";var ve="var(--borderRadiusCircular)",Ce="var(--fontFamilyBase)";var $t="var(--fontSizeBase100)",ce="var(--fontSizeBase200)",At="var(--fontSizeBase300)",Ct="var(--fontSizeBase400)",la="var(--fontSizeBase500)",ca="var(--fontSizeBase600)";var Tt="var(--fontWeightRegular)";var Te="var(--fontWeightSemibold)";var da="var(--lineHeightBase100)",ze="var(--lineHeightBase200)",ua="var(--lineHeightBase300)",pa="var(--lineHeightBase400)";var ha="var(--shadow2)",zt="var(--shadow4)",ga="var(--shadow8)",fa="var(--shadow16)",va="var(--shadow28)";var Ee="var(--strokeWidthThin)",V="var(--strokeWidthThick)",me="var(--strokeWidthThicker)",Ke="var(--strokeWidthThickest)";var Oe="var(--spacingHorizontalXXS)",Je="var(--spacingHorizontalXS)",Et="var(--spacingHorizontalSNudge)",ma="var(--spacingHorizontalS)";var ba="var(--spacingHorizontalM)",xa="var(--spacingHorizontalL)";var Qe="var(--durationFaster)";var yr="var(--durationSlower)",Ze="var(--durationUltraSlow)",ya="var(--curveAccelerateMax)",Ba="var(--curveAccelerateMid)",ka="var(--curveAccelerateMin)",Sa="var(--curveDecelerateMax)",Pa="var(--curveDecelerateMid)",wa="var(--curveDecelerateMin)",Fa="var(--curveEasyEaseMax)",He="var(--curveEasyEase)",Na="var(--curveLinear)";var de={fastOutSlowInMax:Sa,fastOutSlowInMid:Pa,fastOutSlowInMin:wa,slowOutFastInMax:ya,slowOutFastInMid:Ba,slowOutFastInMin:ka,fastEase:Fa,normalEase:He,nullEasing:Na},$a=y`
  ${_("inline-grid")} :host {
    position: relative;
    place-items: center;
    place-content: center;
    grid-template: 1fr / 1fr;
    flex-shrink: 0;
    width: 32px;
    height: 32px;
    font-family: ${Ce};
    font-weight: ${Te};
    font-size: ${At};
    border-radius: ${ve};
    color: ${j};
    background-color: ${Fe};
    contain: layout style;
  }

  .monogram,
  .default-icon {
    grid-area: 1 / 1 / -1 / -1;
  }

  .monogram:empty {
    display: none;
  }

  .default-slot:is(.has-slotted, :has-slotted) ~ .default-icon,
  .default-slot:is(.has-slotted, :has-slotted) ~ .monogram,
  :host(:is([name]):not([name=''])) .default-icon,
  :host(:is([initials]):not([initials=''])) .default-icon {
    display: none;
  }

  .default-icon,
  ::slotted(svg) {
    width: 20px;
    height: 20px;
    font-size: 20px;
  }

  ::slotted(img) {
    box-sizing: border-box;
    width: 100%;
    height: 100%;
    border-radius: ${ve};
  }

  ::slotted([slot='badge']) {
    position: absolute;
    bottom: 0;
    right: 0;
    box-shadow: 0 0 0 ${Ee} ${W};
  }

  :host([size='64']) ::slotted([slot='badge']),
  :host([size='72']) ::slotted([slot='badge']),
  :host([size='96']) ::slotted([slot='badge']),
  :host([size='120']) ::slotted([slot='badge']),
  :host([size='128']) ::slotted([slot='badge']) {
    box-shadow: 0 0 0 ${V} ${W};
  }

  :host([size='16']),
  :host([size='20']),
  :host([size='24']) {
    font-size: ${$t};
    font-weight: ${Tt};
  }

  :host([size='16']) {
    width: 16px;
    height: 16px;
  }

  :host([size='20']) {
    width: 20px;
    height: 20px;
  }

  :host([size='24']) {
    width: 24px;
    height: 24px;
  }

  :host([size='16']) .default-icon,
  :host([size='16']) ::slotted(svg) {
    width: 12px;
    height: 12px;
    font-size: 12px;
  }

  :host([size='20']) .default-icon,
  :host([size='24']) .default-icon,
  :host([size='20']) ::slotted(svg),
  :host([size='24']) ::slotted(svg) {
    width: 16px;
    height: 16px;
    font-size: 16px;
  }

  :host([size='28']) {
    width: 28px;
    height: 28px;
    font-size: ${ce};
  }

  :host([size='36']) {
    width: 36px;
    height: 36px;
  }

  :host([size='40']) {
    width: 40px;
    height: 40px;
  }

  :host([size='48']),
  :host([size='56']) {
    font-size: ${Ct};
  }

  :host([size='48']) {
    width: 48px;
    height: 48px;
  }

  :host([size='48']) .default-icon,
  :host([size='48']) ::slotted(svg) {
    width: 24px;
    height: 24px;
    font-size: 24px;
  }

  :host([size='56']) {
    width: 56px;
    height: 56px;
  }

  :host([size='56']) .default-icon,
  :host([size='56']) ::slotted(svg) {
    width: 28px;
    height: 28px;
    font-size: 28px;
  }

  :host([size='64']),
  :host([size='72']),
  :host([size='96']) {
    font-size: ${la};
  }

  :host([size='64']) .default-icon,
  :host([size='72']) .default-icon,
  :host([size='64']) ::slotted(svg),
  :host([size='72']) ::slotted(svg) {
    width: 32px;
    height: 32px;
    font-size: 32px;
  }

  :host([size='64']) {
    width: 64px;
    height: 64px;
  }

  :host([size='72']) {
    width: 72px;
    height: 72px;
  }

  :host([size='96']) {
    width: 96px;
    height: 96px;
  }

  :host([size='96']) .default-icon,
  :host([size='120']) .default-icon,
  :host([size='128']) .default-icon,
  :host([size='96']) ::slotted(svg),
  :host([size='120']) ::slotted(svg),
  :host([size='128']) ::slotted(svg) {
    width: 48px;
    height: 48px;
    font-size: 48px;
  }

  :host([size='120']),
  :host([size='128']) {
    font-size: ${ca};
  }

  :host([size='120']) {
    width: 120px;
    height: 120px;
  }

  :host([size='128']) {
    width: 128px;
    height: 128px;
  }

  :host([shape='square']) {
    border-radius: ${le};
  }

  :host([shape='square'][size='20']),
  :host([shape='square'][size='24']) {
    border-radius: ${Ae};
  }

  :host([shape='square'][size='56']),
  :host([shape='square'][size='64']),
  :host([shape='square'][size='72']) {
    border-radius: ${Nt};
  }
  :host([shape='square'][size='96']),
  :host([shape='square'][size='120']),
  :host([shape='square'][size='128']) {
    border-radius: ${sa};
  }

  :host([data-color='brand']) {
    color: ${xt};
    background-color: ${vr};
  }

  :host([data-color='dark-red']) {
    color: ${kn};
    background-color: ${Bn};
  }

  :host([data-color='cranberry']) {
    color: ${bn};
    background-color: ${mn};
  }

  :host([data-color='red']) {
    color: ${Vo};
    background-color: ${_o};
  }

  :host([data-color='pumpkin']) {
    color: ${Kn};
    background-color: ${Yn};
  }

  :host([data-color='peach']) {
    color: ${jn};
    background-color: ${_n};
  }

  :host([data-color='marigold']) {
    color: ${on};
    background-color: ${rn};
  }

  :host([data-color='gold']) {
    color: ${Fn};
    background-color: ${wn};
  }

  :host([data-color='brass']) {
    color: ${pn};
    background-color: ${un};
  }

  :host([data-color='brown']) {
    color: ${gn};
    background-color: ${hn};
  }

  :host([data-color='forest']) {
    color: ${Pn};
    background-color: ${Sn};
  }

  :host([data-color='seafoam']) {
    color: ${ra};
    background-color: ${ta};
  }

  :host([data-color='dark-green']) {
    color: ${yn};
    background-color: ${xn};
  }

  :host([data-color='light-teal']) {
    color: ${zn};
    background-color: ${Tn};
  }

  :host([data-color='teal']) {
    color: ${ia};
    background-color: ${aa};
  }

  :host([data-color='steel']) {
    color: ${na};
    background-color: ${oa};
  }

  :host([data-color='blue']) {
    color: ${dn};
    background-color: ${cn};
  }

  :host([data-color='royal-blue']) {
    color: ${ea};
    background-color: ${Zn};
  }

  :host([data-color='cornflower']) {
    color: ${vn};
    background-color: ${fn};
  }

  :host([data-color='navy']) {
    color: ${Rn};
    background-color: ${In};
  }

  :host([data-color='lavender']) {
    color: ${Cn};
    background-color: ${An};
  }

  :host([data-color='purple']) {
    color: ${Qn};
    background-color: ${Jn};
  }

  :host([data-color='grape']) {
    color: ${$n};
    background-color: ${Nn};
  }

  :host([data-color='lilac']) {
    color: ${On};
    background-color: ${En};
  }

  :host([data-color='pink']) {
    color: ${Vn};
    background-color: ${Wn};
  }

  :host([data-color='magenta']) {
    color: ${Dn};
    background-color: ${Hn};
  }

  :host([data-color='plum']) {
    color: ${Un};
    background-color: ${qn};
  }

  :host([data-color='beige']) {
    color: ${ln};
    background-color: ${sn};
  }

  :host([data-color='mink']) {
    color: ${Mn};
    background-color: ${Ln};
  }

  :host([data-color='platinum']) {
    color: ${Xn};
    background-color: ${Gn};
  }

  :host([data-color='anchor']) {
    color: ${an};
    background-color: ${nn};
  }

  :host([active]) {
    /* Work-around for text pixel snapping at the end of the animation */
    transform: perspective(1px);
    transition-property: transform, opacity;
    transition-duration: ${Ze}, ${Qe};
    transition-delay: ${de.fastEase}, ${de.nullEasing};
  }

  :host([active])::before {
    content: '';
    position: absolute;
    top: 0;
    left: 0;
    bottom: 0;
    right: 0;
    border-radius: inherit;
    transition-property: margin, opacity;
    transition-duration: ${Ze}, ${yr};
    transition-delay: ${de.fastEase}, ${de.nullEasing};
  }
  :host([active])::before {
    box-shadow: ${ga};
    border-style: solid;
    border-color: ${vr};
  }

  :host([active][appearance='shadow'])::before {
    border-style: none;
    border-color: none;
  }

  :host([active]:not([appearance='shadow']))::before {
    margin: calc(-2 * ${V});
    border-width: ${V};
  }

  :host([size='56'][active]:not([appearance='shadow']))::before,
  :host([size='64'][active]:not([appearance='shadow']))::before {
    margin: calc(-2 * ${me});
    border-width: ${me};
  }

  :host([size='72'][active]:not([appearance='shadow']))::before,
  :host([size='96'][active]:not([appearance='shadow']))::before,
  :host([size='120'][active]:not([appearance='shadow']))::before,
  :host([size='128'][active]:not([appearance='shadow']))::before {
    margin: calc(-2 * ${Ke});
    border-width: ${Ke};
  }

  :host([size='20'][active][appearance])::before,
  :host([size='24'][active][appearance])::before,
  :host([size='28'][active][appearance])::before {
    box-shadow: ${zt};
  }

  :host([size='56'][active][appearance])::before,
  :host([size='64'][active][appearance])::before {
    box-shadow: ${fa};
  }

  :host([size='72'][active][appearance])::before,
  :host([size='96'][active][appearance])::before,
  :host([size='120'][active][appearance])::before,
  :host([size='128'][active][appearance])::before {
    box-shadow: ${va};
  }

  :host([active][appearance='ring'])::before {
    box-shadow: none;
  }

  :host([active='inactive']) {
    opacity: 0.8;
    transform: scale(0.875);
    transition-property: transform, opacity;
    transition-duration: ${Ze}, ${Qe};
    transition-delay: ${de.fastOutSlowInMin}, ${de.nullEasing};
  }

  :host([active='inactive'])::before {
    margin: 0;
    opacity: 0;
    transition-property: margin, opacity;
    transition-duration: ${Ze}, ${yr};
    transition-delay: ${de.fastOutSlowInMin}, ${de.nullEasing};
  }

  @media screen and (prefers-reduced-motion: reduce) {
    :host([active]) {
      transition-duration: 0.01ms;
    }

    :host([active])::before {
      transition-duration: 0.01ms;
      transition-delay: 0.01ms;
    }
  }
`;var Qi=S`<svg
  width="1em"
  height="1em"
  viewBox="0 0 20 20"
  class="default-icon"
  fill="currentcolor"
  aria-hidden="true"
>
  <path
    d="M10 2a4 4 0 100 8 4 4 0 000-8zM7 6a3 3 0 116 0 3 3 0 01-6 0zm-2 5a2 2 0 00-2 2c0 1.7.83 2.97 2.13 3.8A9.14 9.14 0 0010 18c1.85 0 3.58-.39 4.87-1.2A4.35 4.35 0 0017 13a2 2 0 00-2-2H5zm-1 2a1 1 0 011-1h10a1 1 0 011 1c0 1.3-.62 2.28-1.67 2.95A8.16 8.16 0 0110 17a8.16 8.16 0 01-4.33-1.05A3.36 3.36 0 014 13z"
  ></path>
</svg>`;function Zi(){return S`
    <slot class="default-slot" ${Ye("slottedDefaults")} ${J("defaultSlot")}></slot>
    <span class="monogram" ${J("monogram")}>${t=>t.initials}</span>
    ${Qi}
    <slot name="badge"></slot>
  `}var Aa=Zi();var Ca={name:kr,registry:b.registry,styles:$a,template:Aa};function p(t,e,r,o){var n=arguments.length,a=n<3?e:o===null?o=Object.getOwnPropertyDescriptor(e,r):o,i;if(typeof Reflect=="object"&&typeof Reflect.decorate=="function")a=Reflect.decorate(t,e,r,o);else for(var l=t.length-1;l>=0;l--)(i=t[l])&&(a=(n<3?i(a):n>3?i(e,r,a):i(e,r))||a);return n>3&&a&&Object.defineProperty(e,r,a),a}var es=/[\(\[\{][^\)\]\}]*[\)\]\}]/g,ts=/[\0-\u001F\!-/:-@\[-`\{-\u00BF\u0250-\u036F\uD800-\uFFFF]/g,rs=/^\d+[\d\s]*(:?ext|x|)\s*\d+$/i,os=/\s+/g,ns=/[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\u1100-\u11FF\u3130-\u318F\uA960-\uA97F\uAC00-\uD7AF\uD7B0-\uD7FF\u3040-\u309F\u30A0-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]|[\uD840-\uD869][\uDC00-\uDED6]/;function as(t,e,r){let o="",n=t.split(" ");return n.length!==0&&(o+=n[0].charAt(0).toUpperCase()),r||(n.length===2?o+=n[1].charAt(0).toUpperCase():n.length===3&&(o+=n[2].charAt(0).toUpperCase())),e&&o.length>1?o.charAt(1)+o.charAt(0):o}function is(t){return t=t.replace(es,""),t=t.replace(ts,""),t=t.replace(os," "),t=t.trim(),t}function Ot(t,e,r){return!t||(t=is(t),ns.test(t)||!r?.allowPhoneInitials&&rs.test(t))?"":as(t,e,r?.firstInitialOnly)}var Z=class extends E{defaultSlotChanged(){if(!CSS.supports("selector(:has-slotted)")){let e=this.defaultSlot.assignedElements();this.defaultSlot.classList.toggle("has-slotted",e.length>0)}T.enqueue(()=>{this.cleanupSlottedContent()})}monogramChanged(){this.updateMonogram()}slottedDefaultsChanged(){this.defaultSlot&&this.cleanupSlottedContent()}nameChanged(){this.updateMonogram()}initialsChanged(){this.updateMonogram()}constructor(){super(),this.slottedDefaults=[],this.elementInternals=this.attachInternals(),this.elementInternals.role="img"}generateInitials(){return this.initials||Ot(this.name,window.getComputedStyle(this).direction==="rtl")}updateMonogram(){this.monogram&&(this.monogram.textContent=this.generateInitials()??"")}cleanupSlottedContent(){this.normalize(),CSS.supports("selector(:has-slotted)")||this.defaultSlot.classList.toggle("has-slotted",!!this.slottedDefaults.length),this.innerText.trim()||this.slottedDefaults.forEach(e=>{e.nodeType===Node.TEXT_NODE&&e.remove()})}};p([X],Z.prototype,"defaultSlot",void 0);p([X],Z.prototype,"monogram",void 0);p([X],Z.prototype,"slottedDefaults",void 0);p([h],Z.prototype,"name",void 0);p([h],Z.prototype,"initials",void 0);var G=class t extends Z{handleChange(e,r){switch(r){case"color":case"colorId":this.generateColor();break;default:break}}generateInitials(){if(!this.name&&!this.initials)return;let e=this.size??32;return this.initials||Ot(this.name,window.getComputedStyle(this).direction==="rtl",{firstInitialOnly:e<=16})}generateColor(){let e=this.color===_t.colorful,r=this.currentColor;this.currentColor=e&&this.colorId?this.colorId:e?t.colors[ss(this.name??"")%t.colors.length]:this.color??_t.neutral,this.setAttribute("data-color",this.currentColor)}static{this.colors=Object.values(Rt)}connectedCallback(){super.connectedCallback(),f.getNotifier(this).subscribe(this),this.generateColor()}disconnectedCallback(){super.disconnectedCallback(),f.getNotifier(this).unsubscribe(this)}};p([h],G.prototype,"active",void 0);p([h],G.prototype,"shape",void 0);p([h],G.prototype,"appearance",void 0);p([h({converter:ue})],G.prototype,"size",void 0);p([h],G.prototype,"color",void 0);p([h({attribute:"color-id"})],G.prototype,"colorId",void 0);var ss=t=>{let e=0;for(let r=t.length-1;r>=0;r--){let o=t.charCodeAt(r),n=r%8;e^=(o<<n)+(o>>8-n)}return e};G.define(Ca);var Ta={filled:"filled",ghost:"ghost",outline:"outline",tint:"tint"},za={brand:"brand",danger:"danger",important:"important",informative:"informative",severe:"severe",subtle:"subtle",success:"success",warning:"warning"};var Ea=`${b.prefix}-badge`;var Oa=y.partial`
  ${_("inline-flex")} :host {
    position: relative;
    box-sizing: border-box;
    align-items: center;
    justify-content: center;
    font-family: ${Ce};
    font-weight: ${Te};
    font-size: ${ce};
    line-height: ${ze};
    min-width: 20px;
    height: 20px;
    padding-inline: calc(${Je} + ${Oe});
    border-radius: ${ve};
    border-color: ${Ne};
    background-color: ${yt};
    color: ${Q};
    contain: content;
  }

  ::slotted(svg) {
    font-size: 12px;
  }

  :host(:not([appearance='ghost']))::after {
    position: absolute;
    content: '';
    top: 0;
    left: 0;
    bottom: 0;
    right: 0;
    border-style: solid;
    border-width: ${Ee};
    border-color: inherit;
    border-radius: inherit;
  }
`,Ha=y.partial`
  :host([size='tiny']) {
    width: 6px;
    height: 6px;
    font-size: 4px;
    line-height: 4px;
    padding-inline: 0;
    min-width: unset;
  }
  :host([size='tiny']) ::slotted(svg) {
    font-size: 6px;
  }
  :host([size='extra-small']) {
    width: 10px;
    height: 10px;
    font-size: 6px;
    line-height: 6px;
    padding-inline: 0;
    min-width: unset;
  }
  :host([size='extra-small']) ::slotted(svg) {
    font-size: 10px;
  }
  :host([size='small']) {
    min-width: 16px;
    height: 16px;
    font-size: ${$t};
    line-height: ${da};
    padding-inline: calc(${Oe} + ${Oe});
  }
  :host([size='small']) ::slotted(svg) {
    font-size: 12px;
  }
  :host([size='large']) {
    min-width: 24px;
    height: 24px;
    font-size: ${ce};
    line-height: ${ze};
    padding-inline: calc(${Je} + ${Oe});
  }
  :host([size='large']) ::slotted(svg) {
    font-size: 16px;
  }
  :host([size='extra-large']) {
    min-width: 32px;
    height: 32px;
    font-size: ${ce};
    line-height: ${ze};
    padding-inline: calc(${Et} + ${Oe});
  }
  :host([size='extra-large']) ::slotted(svg) {
    font-size: 20px;
  }
`,Da=y.partial`
  :host([color='danger']) {
    background-color: ${St};
    color: ${Q};
  }

  :host([color='important']) {
    background-color: ${we};
    color: ${W};
  }

  :host([color='informative']) {
    background-color: ${Po};
    color: ${j};
  }

  :host([color='severe']) {
    background-color: ${wt};
    color: ${Q};
  }

  :host([color='subtle']) {
    background-color: ${W};
    color: ${we};
  }

  :host([color='success']) {
    background-color: ${Pt};
    color: ${Q};
  }

  :host([color='warning']) {
    background-color: ${en};
    color: ${yo};
  }
`,La=y.partial`
  :host([appearance='ghost']) {
    color: ${hr};
    background-color: initial;
  }

  :host([appearance='ghost'][color='danger']) {
    color: ${br};
  }

  :host([appearance='ghost'][color='important']) {
    color: ${we};
  }

  :host([appearance='ghost'][color='informative']) {
    color: ${j};
  }

  :host([appearance='ghost'][color='severe']) {
    color: ${xr};
  }

  :host([appearance='ghost'][color='subtle']) {
    color: ${bo};
  }

  :host([appearance='ghost'][color='success']) {
    color: ${Yo};
  }

  :host([appearance='ghost'][color='warning']) {
    color: ${Ft};
  }
`,Ma=y.partial`
  :host([appearance='outline']) {
    border-color: currentColor;
    color: ${hr};
    background-color: initial;
  }

  :host([appearance='outline'][color='danger']) {
    color: ${br};
  }

  :host([appearance='outline'][color='important']) {
    color: ${j};
    border-color: ${Eo};
  }

  :host([appearance='outline'][color='informative']) {
    color: ${j};
    border-color: ${Bt};
  }

  :host([appearance='outline'][color='severe']) {
    color: ${xr};
  }

  :host([appearance='outline'][color='subtle']) {
    color: ${xt};
  }

  :host([appearance='outline'][color='success']) {
    color: ${Uo};
  }

  :host([appearance='outline'][color='warning']) {
    color: ${Ft};
  }
`,Ia=y.partial`
  :host([appearance='tint']) {
    background-color: ${zo};
    color: ${xo};
    border-color: ${kt};
  }

  :host([appearance='tint'][color='danger']) {
    background-color: ${Ro};
    color: ${Wo};
    border-color: ${jo};
  }

  :host([appearance='tint'][color='important']) {
    background-color: ${j};
    color: ${W};
    border-color: ${Ne};
  }

  :host([appearance='tint'][color='informative']) {
    background-color: ${So};
    color: ${j};
    border-color: ${Bt};
  }

  :host([appearance='tint'][color='severe']) {
    background-color: ${Ko};
    color: ${Qo};
    border-color: ${Jo};
  }

  :host([appearance='tint'][color='subtle']) {
    background-color: ${W};
    color: ${j};
    border-color: ${Bt};
  }

  :host([appearance='tint'][color='success']) {
    background-color: ${Go};
    color: ${qo};
    border-color: ${Xo};
  }

  :host([appearance='tint'][color='warning']) {
    background-color: ${Zo};
    color: ${Ft};
    border-color: ${tn};
  }
`;var Ra=y`
  :host([shape='square']) {
    border-radius: ${$e};
  }

  :host([shape='rounded']) {
    border-radius: ${le};
  }

  :host([shape='rounded']:is([size='tiny'], [size='extra-small'], [size='small'])) {
    border-radius: ${Ae};
  }

  ${Ia}
  ${Ma}
  ${La}
  ${Da}
  ${Ha}
  ${Oa}

  @media (forced-colors: active) {
    :host,
    :host([appearance='outline']),
    :host([appearance='tint']) {
      border-color: CanvasText;
    }
  }
`;function et(t){return t?typeof t=="string"?new O(t):"inline"in t?t.inline():t:O.empty}var De=class{};function Ht(t){return S` <slot name="end" ${J("end")}>${et(t.end)}</slot> `.inline()}function Dt(t){return S` <slot name="start" ${J("start")}>${et(t.start)}</slot> `.inline()}function ls(t={}){return S`
    ${Dt(t)}
    <slot>${et(t.defaultContent)}</slot>
    ${Ht(t)}
  `}var _a=ls();var ja={name:Ea,registry:b.registry,styles:Ra,template:_a};function Lt(t,...e){let r=Be.locate(t);e.forEach(o=>{Object.getOwnPropertyNames(o.prototype).forEach(a=>{a!=="constructor"&&Object.defineProperty(t.prototype,a,Object.getOwnPropertyDescriptor(o.prototype,a))}),Be.locate(o).forEach(a=>r.push(a))})}var ee=class extends E{constructor(){super(...arguments),this.appearance=Ta.filled,this.color=za.brand}};p([h],ee.prototype,"appearance",void 0);p([h],ee.prototype,"color",void 0);p([h],ee.prototype,"shape",void 0);p([h],ee.prototype,"size",void 0);Lt(ee,De);ee.define(ja);var tt={submit:"submit",reset:"reset",button:"button"};var Wa=`${b.prefix}-button`;var cs=y`
  ${_("inline-flex")}

  :host {
    --icon-spacing: ${Et};
    position: relative;
    contain: layout style;
    vertical-align: middle;
    align-items: center;
    box-sizing: border-box;
    justify-content: center;
    text-align: center;
    text-decoration-line: none;
    margin: 0;
    min-height: 32px;
    outline-style: none;
    background-color: ${W};
    color: ${we};
    border: ${Ee} solid ${Oo};
    padding: 0 ${ba};
    min-width: 96px;
    border-radius: ${le};
    font-size: ${At};
    font-family: ${Ce};
    font-weight: ${Te};
    line-height: ${ua};
    transition-duration: ${Qe};
    transition-property: background, border, color;
    transition-timing-function: ${He};
    cursor: pointer;
    user-select: none;
  }

  .content {
    display: inherit;
  }

  :host(:hover) {
    background-color: ${Bo};
    color: ${ho};
    border-color: ${Ho};
  }

  :host(:hover:active) {
    background-color: ${ko};
    border-color: ${Do};
    color: ${go};
    outline-style: none;
  }

  :host(:focus-visible) {
    border-color: ${Ne};
    outline: ${V} solid ${Ne};
    box-shadow: ${zt}, 0 0 0 2px ${mr};
  }

  @media screen and (prefers-reduced-motion: reduce) {
    :host {
      transition-duration: 0.01ms;
    }
  }

  ::slotted(svg) {
    font-size: 20px;
    height: 20px;
    width: 20px;
    fill: currentColor;
  }

  ::slotted([slot='start']) {
    margin-inline-end: var(--icon-spacing);
  }

  ::slotted([slot='end']),
  [slot='end'] {
    flex-shrink: 0;
    margin-inline-start: var(--icon-spacing);
  }

  :host([icon-only]) {
    min-width: 32px;
    max-width: 32px;
  }

  :host([size='small']) {
    --icon-spacing: ${Je};
    min-height: 24px;
    min-width: 64px;
    padding: 0 ${ma};
    border-radius: ${Ae};
    font-size: ${ce};
    line-height: ${ze};
    font-weight: ${Tt};
  }

  :host([size='small'][icon-only]) {
    min-width: 24px;
    max-width: 24px;
  }

  :host([size='large']) {
    min-height: 40px;
    border-radius: ${Nt};
    padding: 0 ${xa};
    font-size: ${Ct};
    line-height: ${pa};
  }

  :host([size='large'][icon-only]) {
    min-width: 40px;
    max-width: 40px;
  }

  :host([size='large']) ::slotted(svg) {
    font-size: 24px;
    height: 24px;
    width: 24px;
  }

  :host(:is([shape='circular'], [shape='circular']:focus-visible)) {
    border-radius: ${ve};
  }

  :host(:is([shape='square'], [shape='square']:focus-visible)) {
    border-radius: ${$e};
  }

  :host([appearance='primary']) {
    background-color: ${yt};
    color: ${Q};
    border-color: transparent;
  }

  :host([appearance='primary']:hover) {
    background-color: ${Ao};
  }

  :host([appearance='primary']:is(:hover, :hover:active):not(:focus-visible)) {
    border-color: transparent;
  }

  :host([appearance='primary']:is(:hover, :hover:active)) {
    color: ${Q};
  }

  :host([appearance='primary']:hover:active) {
    background-color: ${Co};
  }

  :host([appearance='primary']:focus-visible) {
    border-color: ${Q};
    box-shadow: ${ha}, 0 0 0 2px ${mr};
  }

  :host([appearance='outline']) {
    background-color: ${se};
  }

  :host([appearance='outline']:hover) {
    background-color: ${gr};
  }

  :host([appearance='outline']:hover:active) {
    background-color: ${fr};
  }

  :host([appearance='subtle']) {
    background-color: ${wo};
    color: ${dr};
    border-color: transparent;
  }

  :host([appearance='subtle']:hover) {
    background-color: ${Fo};
    color: ${fo};
    border-color: transparent;
  }

  :host([appearance='subtle']:hover:active) {
    background-color: ${No};
    color: ${vo};
    border-color: transparent;
  }

  :host([appearance='subtle']:hover) ::slotted(svg) {
    fill: ${ur};
  }

  :host([appearance='subtle']:hover:active) ::slotted(svg) {
    fill: ${pr};
  }

  :host([appearance='transparent']) {
    background-color: ${se};
    color: ${dr};
  }

  :host([appearance='transparent']:hover) {
    background-color: ${gr};
    color: ${ur};
  }

  :host([appearance='transparent']:hover:active) {
    background-color: ${fr};
    color: ${pr};
  }

  :host(:is([appearance='transparent'], [appearance='transparent']:is(:hover, :active))) {
    border-color: transparent;
  }
`,Va=y`
  ${cs}

  :host(:is(:disabled, [disabled], [disabled-focusable], [appearance]:disabled, [appearance][disabled], [appearance][disabled-focusable])),
  :host(:is(:disabled, [disabled], [disabled-focusable], [appearance]:disabled, [appearance][disabled], [appearance][disabled-focusable]):hover),
  :host(:is(:disabled, [disabled], [disabled-focusable], [appearance]:disabled, [appearance][disabled], [appearance][disabled-focusable]):hover:active) {
    background-color: ${$o};
    border-color: ${Io};
    color: ${mo};
    cursor: not-allowed;
  }

  :host([appearance='primary']:is(:disabled, [disabled], [disabled-focusable])),
  :host([appearance='primary']:is(:disabled, [disabled], [disabled-focusable]):is(:hover, :hover:active)) {
    border-color: transparent;
  }

  :host([appearance='outline']:is(:disabled, [disabled], [disabled-focusable])),
  :host([appearance='outline']:is(:disabled, [disabled], [disabled-focusable]):is(:hover, :hover:active)) {
    background-color: ${se};
  }

  :host([appearance='subtle']:is(:disabled, [disabled], [disabled-focusable])),
  :host([appearance='subtle']:is(:disabled, [disabled], [disabled-focusable]):is(:hover, :hover:active)) {
    background-color: ${se};
    border-color: transparent;
  }

  :host([appearance='transparent']:is(:disabled, [disabled], [disabled-focusable])),
  :host([appearance='transparent']:is(:disabled, [disabled], [disabled-focusable]):is(:hover, :hover:active)) {
    border-color: transparent;
    background-color: ${se};
  }

  @media (forced-colors: active) {
    :host {
      background-color: ButtonFace;
      color: ButtonText;
    }

    :host(:is(:hover, :focus-visible)) {
      border-color: Highlight !important;
    }

    :host([appearance='primary']:not(:is(:hover, :focus-visible))) {
      background-color: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    :host(
        :is(
            :disabled,
            [disabled],
            [disabled-focusable],
            [appearance]:disabled,
            [appearance][disabled],
            [appearance][disabled-focusable]
          )
      ) {
      background-color: ButtonFace;
      color: GrayText;
      border-color: ButtonText;
    }
  }
`;function ds(t={}){return S`
    <template
      @click="${(e,r)=>e.clickHandler(r.event)}"
      @keypress="${(e,r)=>e.keypressHandler(r.event)}"
    >
      ${Dt(t)}
      <span class="content" part="content">
        <slot ${Ye("defaultSlottedContent")}></slot>
      </span>
      ${Ht(t)}
    </template>
  `}var Ga=ds();var Xa={name:Wa,registry:b.registry,styles:Va,template:Ga};function qa(t){let e=t.ownerDocument;t?.isConnected&&t?.hasAttribute("autofocus")&&t?.checkVisibility?.({contentVisibilityAuto:!0,visibilityProperty:!0})&&[null,t,e.body,e.documentElement].includes(e.activeElement)&&T.enqueue(()=>{t.focus()})}var P=class extends E{disabledChanged(){this.setTabIndex()}disabledFocusableChanged(e,r){this.elementInternals&&(this.elementInternals.ariaDisabled=`${!!r}`)}get form(){return this.elementInternals.form}static{this.formAssociated=!0}get labels(){return Object.freeze(Array.from(this.elementInternals.labels))}typeChanged(e,r){r!==tt.submit&&(this.formSubmissionFallbackControl?.remove(),this.shadowRoot?.querySelector('slot[name="internal"]')?.remove())}clickHandler(e){if(e&&this.disabledFocusable){e.stopImmediatePropagation();return}return this.press(),!0}connectedCallback(){super.connectedCallback(),this.elementInternals.ariaDisabled=`${!!this.disabledFocusable}`,this.setTabIndex(),qa(this)}constructor(){super(),this.disabledFocusable=!1,this.elementInternals=this.attachInternals(),this.elementInternals.role="button"}createAndInsertFormSubmissionFallbackControl(){let e=this.formSubmissionFallbackControlSlot??document.createElement("slot");e.setAttribute("name","internal"),this.shadowRoot?.appendChild(e),this.formSubmissionFallbackControlSlot=e;let r=this.formSubmissionFallbackControl??document.createElement("button");r.style.display="none",r.setAttribute("type","submit"),r.setAttribute("slot","internal"),this.formNoValidate&&r.toggleAttribute("formnovalidate",!0),this.elementInternals.form?.id&&r.setAttribute("form",this.elementInternals.form.id),this.name&&r.setAttribute("name",this.name),this.value&&r.setAttribute("value",this.value),this.formAction&&r.setAttribute("formaction",this.formAction??""),this.formEnctype&&r.setAttribute("formenctype",this.formEnctype??""),this.formMethod&&r.setAttribute("formmethod",this.formMethod??""),this.formTarget&&r.setAttribute("formtarget",this.formTarget??""),this.append(r),this.formSubmissionFallbackControl=r}formDisabledCallback(e){this.disabled=e}keypressHandler(e){if(e&&this.disabledFocusable){e.stopImmediatePropagation();return}if(e.key==="Enter"||e.key===" "){this.click();return}return!0}press(){switch(this.type){case tt.reset:{this.resetForm();break}case tt.submit:{this.submitForm();break}}}resetForm(){this.elementInternals.form?.reset()}setTabIndex(){if(this.disabled){this.removeAttribute("tabindex");return}this.tabIndex=Number(this.getAttribute("tabindex")??0)<0?-1:0}submitForm(){if(!(!this.elementInternals.form||this.disabled||this.type!==tt.submit)){if(!this.name&&!this.formAction&&!this.formEnctype&&!this.formAttribute&&!this.formMethod&&!this.formNoValidate&&!this.formTarget){this.elementInternals.form.requestSubmit();return}try{this.elementInternals.setFormValue(this.value??""),this.elementInternals.form.requestSubmit(this)}catch{this.createAndInsertFormSubmissionFallbackControl(),this.elementInternals.setFormValue(null),this.elementInternals.form.requestSubmit(this.formSubmissionFallbackControl)}}}};p([X],P.prototype,"defaultSlottedContent",void 0);p([h({mode:"boolean"})],P.prototype,"disabled",void 0);p([h({attribute:"disabled-focusable",mode:"boolean"})],P.prototype,"disabledFocusable",void 0);p([h({attribute:"formaction"})],P.prototype,"formAction",void 0);p([h({attribute:"form"})],P.prototype,"formAttribute",void 0);p([h({attribute:"formenctype"})],P.prototype,"formEnctype",void 0);p([h({attribute:"formmethod"})],P.prototype,"formMethod",void 0);p([h({attribute:"formnovalidate",mode:"boolean"})],P.prototype,"formNoValidate",void 0);p([h({attribute:"formtarget"})],P.prototype,"formTarget",void 0);p([h],P.prototype,"name",void 0);p([h],P.prototype,"type",void 0);p([h],P.prototype,"value",void 0);var te=class extends P{constructor(){super(...arguments),this.iconOnly=!1}};p([h],te.prototype,"appearance",void 0);p([h],te.prototype,"shape",void 0);p([h],te.prototype,"size",void 0);p([h({attribute:"icon-only",mode:"boolean"})],te.prototype,"iconOnly",void 0);Lt(te,De);te.define(Xa);var Ua={success:"success",warning:"warning",error:"error"},Ya=`${b.prefix}-progress-bar`;var Ka=y`
  ${_("block")}

  :host {
    width: 100%;
    height: 2px;
    overflow-x: hidden;
    background-color: ${Fe};
    border-radius: ${le};
    contain: content;

    @supports (width: attr(value type(<number>))) {
      --max: attr(max type(<number>), 100);
      --min: attr(min type(<number>), 0);
      --value: attr(value type(<number>), 0);
      --indicator-width: clamp(0%, calc((var(--value) - var(--min)) / (var(--max) - var(--min)) * 100%), 100%);
    }
  }

  :host([thickness='large']) {
    height: 4px;
  }

  :host([shape='square']) {
    border-radius: ${$e};
  }

  .indicator {
    background-color: ${To};
    border-radius: inherit;
    height: 100%;
  }

  :host([value]) .indicator {
    transition: all 0.2s ease-in-out;

    @supports (width: attr(value type(<number>))) {
      width: var(--indicator-width);
    }
  }

  :host(:not([value])) .indicator {
    position: relative;
    width: 33%;
    background-image: linear-gradient(
      to right,
      ${Fe} 0%,
      ${se} 50%,
      ${Fe} 100%
    );
    animation-name: indeterminate;
    animation-duration: 3s;
    animation-timing-function: linear;
    animation-iteration-count: infinite;
  }

  :host([validation-state='error']) .indicator {
    background-color: ${St};
  }

  :host([validation-state='warning']) .indicator {
    background-color: ${wt};
  }

  :host([validation-state='success']) .indicator {
    background-color: ${Pt};
  }

  @layer animations {
    /* Disable animations for reduced motion */
    @media (prefers-reduced-motion: no-preference) {
      :host([value]) {
        transition: none;
      }
      :host(:not([value])) .indicator {
        animation-duration: 0.01ms;
        animation-iteration-count: 1;
      }
    }
  }

  @keyframes indeterminate {
    0% {
      inset-inline-start: -33%;
    }
    100% {
      inset-inline-start: 100%;
    }
  }

  @media (forced-colors: active) {
    :host {
      background-color: CanvasText;
    }
    .indicator,
    :host(:is([validation-state='success'], [validation-state='warning'], [validation-state='error'])) .indicator {
      background-color: Highlight;
    }
  }
`;function us(){return S` <div class="indicator" part="indicator" ${J("indicator")}></div> `}var Ja=us();var Qa={name:Ya,registry:b.registry,styles:Ka,template:Ja};var Du=CSS.supports("anchor-name: --a"),Lu="anchor"in HTMLElement.prototype,Za=CSS.supports("selector(:state(g))");function ei(t,e,r){if(!(!e||!t)){if(!Za){t.shadowRoot.host.toggleAttribute(`state--${e}`,r);return}if(r??!t.states.has(e)){t.states.add(e);return}t.states.delete(e)}}var Br=new WeakMap;function ps(t,e){if(!t||!e)return!1;if(Br.has(t))return Br.get(t).has(e);let r=new Set(Object.values(t));return Br.set(t,r),r.has(e)}function ti(t,e="",r="",o,n=""){ei(t,`${n}${e}`,!1),(!o||ps(o,r))&&ei(t,`${n}${r}`,!0)}var re=class extends E{indicatorChanged(){this.setIndicatorWidth()}validationStateChanged(e,r){ti(this.elementInternals,e,r,Ua)}valueChanged(e,r){this.elementInternals&&(this.elementInternals.ariaValueNow=typeof r=="number"?`${r}`:null),this.setIndicatorWidth()}minChanged(e,r){this.elementInternals&&(this.elementInternals.ariaValueMin=typeof r=="number"?`${r}`:null),this.setIndicatorWidth()}maxChanged(e,r){this.elementInternals&&(this.elementInternals.ariaValueMax=typeof r=="number"?`${r}`:null),this.setIndicatorWidth()}constructor(){super(),this.elementInternals=this.attachInternals(),this.validationState=null,this.elementInternals.role="progressbar"}setIndicatorWidth(){CSS.supports("width: attr(value type(<number>))")||T.enqueue(()=>{if(typeof this.value!="number"){this.indicator?.style.removeProperty("width");return}let e=this.min??0,r=this.max??100,o=this.value??0,n=r-e,a=n===0?0:Math.fround((o-e)/n*100);this.indicator?.style.setProperty("width",`${a}%`)})}};p([X],re.prototype,"indicator",void 0);p([h({attribute:"validation-state"})],re.prototype,"validationState",void 0);p([h({converter:ue})],re.prototype,"value",void 0);p([h({converter:ue})],re.prototype,"min",void 0);p([h({converter:ue})],re.prototype,"max",void 0);var Le=class extends re{};p([h],Le.prototype,"thickness",void 0);p([h],Le.prototype,"shape",void 0);Le.define(Qa);var ri=`${b.prefix}-spinner`;var oi=y`
  ${_("inline-flex")}

  :host {
    --duration: 1.5s;
    --indicatorSize: ${me};
    --size: 32px;
    height: var(--size);
    width: var(--size);
    contain: strict;
    content-visibility: auto;
  }

  :host([size='tiny']) {
    --indicatorSize: ${V};
    --size: 20px;
  }
  :host([size='extra-small']) {
    --indicatorSize: ${V};
    --size: 24px;
  }
  :host([size='small']) {
    --indicatorSize: ${V};
    --size: 28px;
  }
  :host([size='large']) {
    --indicatorSize: ${me};
    --size: 36px;
  }
  :host([size='extra-large']) {
    --indicatorSize: ${me};
    --size: 40px;
  }
  :host([size='huge']) {
    --indicatorSize: ${Ke};
    --size: 44px;
  }

  .progress,
  .background,
  .spinner,
  .start,
  .end,
  .indicator {
    position: absolute;
    inset: 0;
  }

  .progress,
  .spinner,
  .indicator {
    animation: none var(--duration) infinite ${He};
  }

  .progress {
    animation-timing-function: linear;
    animation-name: spin-linear;
  }

  .background {
    border: var(--indicatorSize) solid ${kt};
    border-radius: 50%;
  }

  :host([appearance='inverted']) .background {
    border-color: rgba(255, 255, 255, 0.2);
  }

  .spinner {
    animation-name: spin-swing;
  }

  .start {
    overflow: hidden;
    right: 50%;
  }

  .end {
    overflow: hidden;
    left: 50%;
  }

  .indicator {
    color: ${Mo};
    box-sizing: border-box;
    border-radius: 50%;
    border: var(--indicatorSize) solid transparent;
    border-block-start-color: currentcolor;
    border-right-color: currentcolor;
  }

  :host([appearance='inverted']) .indicator {
    color: ${Lo};
  }

  .start .indicator {
    rotate: 135deg; /* Starts 9 o'clock */
    inset: 0 -100% 0 0;
    animation-name: spin-start;
  }

  .end .indicator {
    rotate: 135deg; /* Ends at 3 o'clock */
    inset: 0 0 0 -100%;
    animation-name: spin-end;
  }

  @keyframes spin-linear {
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-swing {
    0% {
      transform: rotate(-135deg);
    }
    50% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(225deg);
    }
  }

  @keyframes spin-start {
    0%,
    100% {
      transform: rotate(0deg);
    }
    50% {
      transform: rotate(-80deg);
    }
  }

  @keyframes spin-end {
    0%,
    100% {
      transform: rotate(0deg);
    }
    50% {
      transform: rotate(70deg);
    }
  }

  @media (forced-colors: active) {
    .background {
      display: none;
    }
    .indicator {
      border-color: Canvas;
      border-block-start-color: Highlight;
      border-right-color: Highlight;
    }
  }
`;var ni=S`
  <slot name="indicator">
    <div class="background"></div>
    <div class="progress">
      <div class="spinner">
        <div class="start">
          <div class="indicator"></div>
        </div>
        <div class="end">
          <div class="indicator"></div>
        </div>
      </div>
    </div>
  </slot>
`;var ai={name:ri,registry:b.registry,styles:oi,template:ni};var Mt=class extends E{constructor(){super(),this.elementInternals=this.attachInternals(),this.elementInternals.role="progressbar"}};var Me=class extends Mt{};p([h],Me.prototype,"size",void 0);p([h],Me.prototype,"appearance",void 0);Me.define(ai);
