var N=Object.freeze({prefix:"fluent",shadowRootMode:"open",registry:globalThis.customElements});var Je={darkRed:"dark-red",cranberry:"cranberry",red:"red",pumpkin:"pumpkin",peach:"peach",marigold:"marigold",gold:"gold",brass:"brass",brown:"brown",forest:"forest",seafoam:"seafoam",darkGreen:"dark-green",lightTeal:"light-teal",teal:"teal",steel:"steel",blue:"blue",royalBlue:"royal-blue",cornflower:"cornflower",navy:"navy",lavender:"lavender",purple:"purple",grape:"grape",lilac:"lilac",pink:"pink",magenta:"magenta",plum:"plum",beige:"beige",mink:"mink",platinum:"platinum",anchor:"anchor"},Qe={neutral:"neutral",brand:"brand",colorful:"colorful",...Je};var Ct=`${N.prefix}-avatar`;var G=class{constructor(e,r,o=!1){this.evaluate=e,this.policy=r,this.isVolatile=o}};var f;(function(t){t[t.needsArrayObservation=1101]="needsArrayObservation",t[t.onlySetDOMPolicyOnce=1201]="onlySetDOMPolicyOnce",t[t.bindingInnerHTMLRequiresTrustedTypes=1202]="bindingInnerHTMLRequiresTrustedTypes",t[t.twoWayBindingRequiresObservables=1203]="twoWayBindingRequiresObservables",t[t.hostBindingWithoutHost=1204]="hostBindingWithoutHost",t[t.unsupportedBindingBehavior=1205]="unsupportedBindingBehavior",t[t.directCallToHTMLTagNotAllowed=1206]="directCallToHTMLTagNotAllowed",t[t.onlySetTemplatePolicyOnce=1207]="onlySetTemplatePolicyOnce",t[t.cannotSetTemplatePolicyAfterCompilation=1208]="cannotSetTemplatePolicyAfterCompilation",t[t.blockedByDOMPolicy=1209]="blockedByDOMPolicy",t[t.invalidHydrationAttributeMarker=1210]="invalidHydrationAttributeMarker",t[t.duplicateRenderInstruction=1211]="duplicateRenderInstruction",t[t.missingElementDefinition=1401]="missingElementDefinition",t[t.noRegistrationForContext=1501]="noRegistrationForContext",t[t.noFactoryForResolver=1502]="noFactoryForResolver",t[t.invalidResolverStrategy=1503]="invalidResolverStrategy",t[t.cannotAutoregisterDependency=1504]="cannotAutoregisterDependency",t[t.cannotResolveKey=1505]="cannotResolveKey",t[t.cannotConstructNativeFunction=1506]="cannotConstructNativeFunction",t[t.cannotJITRegisterNonConstructor=1507]="cannotJITRegisterNonConstructor",t[t.cannotJITRegisterIntrinsic=1508]="cannotJITRegisterIntrinsic",t[t.cannotJITRegisterInterface=1509]="cannotJITRegisterInterface",t[t.invalidResolver=1510]="invalidResolver",t[t.invalidKey=1511]="invalidKey",t[t.noDefaultResolver=1512]="noDefaultResolver",t[t.cyclicDependency=1513]="cyclicDependency",t[t.connectUpdateRequiresController=1514]="connectUpdateRequiresController"})(f||(f={}));var T=t=>typeof t=="function",S=t=>typeof t=="string",Tt=()=>{};var Pn=Object.create(null),b={warn(t,e){},error(t,e){return new Error(`Error ${t}`)},addMessages(t){Object.assign(Pn,t)}};var $t=Object.freeze([]);function ie(){let t=new Map;return Object.freeze({register(e){return t.has(e.type)?!1:(t.set(e.type,e),!0)},getByType(e){return t.get(e)},getForInstance(e){if(e!=null)return t.get(e.constructor)}})}function Ce(){let t=new WeakMap;return function(e){let r=t.get(e);if(r===void 0){let o=Reflect.getPrototypeOf(e);for(;r===void 0&&o!==null;)r=t.get(o),o=Reflect.getPrototypeOf(o);r=r===void 0?[]:r.slice(0),t.set(e,r)}return r}}function k(t){t.prototype.toJSON=Tt}var Te=class extends G{createObserver(){return this}bind(e){return this.evaluate(e.source,e.context)}};k(Te);function $e(t,e){return new Te(t,e)}var se=class{constructor(e,r){this.sub1=void 0,this.sub2=void 0,this.spillover=void 0,this.subject=e,this.sub1=r}has(e){return this.spillover===void 0?this.sub1===e||this.sub2===e:this.spillover.indexOf(e)!==-1}subscribe(e){let r=this.spillover;if(r===void 0){if(this.has(e))return;if(this.sub1===void 0){this.sub1=e;return}if(this.sub2===void 0){this.sub2=e;return}this.spillover=[this.sub1,this.sub2,e],this.sub1=void 0,this.sub2=void 0}else r.indexOf(e)===-1&&r.push(e)}unsubscribe(e){let r=this.spillover;if(r===void 0)this.sub1===e?this.sub1=void 0:this.sub2===e&&(this.sub2=void 0);else{let o=r.indexOf(e);o!==-1&&r.splice(o,1)}}notify(e){let r=this.spillover,o=this.subject;if(r===void 0){let n=this.sub1,a=this.sub2;n!==void 0&&n.handleChange(o,e),a!==void 0&&a.handleChange(o,e)}else for(let n=0,a=r.length;n<a;++n)r[n].handleChange(o,e)}},ce=class{constructor(e){this.subscribers={},this.subjectSubscribers=null,this.subject=e}notify(e){var r,o;(r=this.subscribers[e])===null||r===void 0||r.notify(e),(o=this.subjectSubscribers)===null||o===void 0||o.notify(e)}subscribe(e,r){var o,n;let a;r?a=(o=this.subscribers[r])!==null&&o!==void 0?o:this.subscribers[r]=new se(this.subject):a=(n=this.subjectSubscribers)!==null&&n!==void 0?n:this.subjectSubscribers=new se(this.subject),a.subscribe(e)}unsubscribe(e,r){var o,n;r?(o=this.subscribers[r])===null||o===void 0||o.unsubscribe(e):(n=this.subjectSubscribers)===null||n===void 0||n.unsubscribe(e)}};var $=[],Ze=[],wn=globalThis.requestAnimationFrame,tt=!0;function Nn(){if(Ze.length)throw Ze.shift()}function Fn(t){try{t.call()}catch(e){if(tt)Ze.push(e),setTimeout(Nn,0);else throw $.length=0,e}}function et(){let e=0;for(;e<$.length;)if(Fn($[e]),e++,e>1024){for(let r=0,o=$.length-e;r<o;r++)$[r]=$[r+e];$.length-=e,e=0}$.length=0}function Et(t){$.push(t),$.length<2&&(tt?wn(et):et())}var D=Object.freeze({enqueue:Et,next:()=>new Promise(Et),process:et,setMode:t=>tt=t});var X=Object.freeze({unknown:void 0,coupled:1}),h=(()=>{let t=D.enqueue,e=/(:|&&|\|\||if|\?\.)/,r=new WeakMap,o,n=l=>{throw b.error(f.needsArrayObservation)};function a(l){var s;let u=(s=l.$fastController)!==null&&s!==void 0?s:r.get(l);return u===void 0&&(Array.isArray(l)?u=n(l):r.set(l,u=new ce(l))),u}let i=Ce();class c{constructor(s){this.name=s,this.field=`_${s}`,this.callback=`${s}Changed`}getValue(s){return o!==void 0&&o.watch(s,this.name),s[this.field]}setValue(s,u){let p=this.field,m=s[p];if(m!==u){s[p]=u;let B=s[this.callback];T(B)&&B.call(s,m,u),a(s).notify(this.name)}}}class d extends se{constructor(s,u,p=!1){super(s,u),this.expression=s,this.isVolatileBinding=p,this.needsRefresh=!0,this.needsQueue=!0,this.isAsync=!0,this.first=this,this.last=null,this.propertySource=void 0,this.propertyName=void 0,this.notifier=void 0,this.next=void 0}setMode(s){this.isAsync=this.needsQueue=s}bind(s){let u=this.observe(s.source,s.context);return!s.isBound&&this.requiresUnbind(s)&&s.onUnbind(this),u}requiresUnbind(s){return s.sourceLifetime!==X.coupled||this.first!==this.last||this.first.propertySource!==s.source}unbind(s){this.dispose()}observe(s,u){this.needsRefresh&&this.last!==null&&this.dispose();let p=o;o=this.needsRefresh?this:void 0,this.needsRefresh=this.isVolatileBinding;let m;try{m=this.expression(s,u)}finally{o=p}return m}disconnect(){this.dispose()}dispose(){if(this.last!==null){let s=this.first;for(;s!==void 0;)s.notifier.unsubscribe(this,s.propertyName),s=s.next;this.last=null,this.needsRefresh=this.needsQueue=this.isAsync}}watch(s,u){let p=this.last,m=a(s),B=p===null?this.first:{};if(B.propertySource=s,B.propertyName=u,B.notifier=m,m.subscribe(this,u),p!==null){if(!this.needsRefresh){let C;o=void 0,C=p.propertySource[p.propertyName],o=this,s===C&&(this.needsRefresh=!0)}p.next=B}this.last=B}handleChange(){this.needsQueue?(this.needsQueue=!1,t(this)):this.isAsync||this.call()}call(){this.last!==null&&(this.needsQueue=this.isAsync,this.notify(this))}*records(){let s=this.first;for(;s!==void 0;)yield s,s=s.next}}return k(d),Object.freeze({setArrayObserverFactory(l){n=l},getNotifier:a,track(l,s){o&&o.watch(l,s)},trackVolatile(){o&&(o.needsRefresh=!0)},notify(l,s){a(l).notify(s)},defineProperty(l,s){S(s)&&(s=new c(s)),i(l).push(s),Reflect.defineProperty(l,s.name,{enumerable:!0,get(){return s.getValue(this)},set(u){s.setValue(this,u)}})},getAccessors:i,binding(l,s,u=this.isVolatileBinding(l)){return new d(l,s,u)},isVolatileBinding(l){return e.test(l.toString())}})})();function Q(t,e){h.defineProperty(t,e)}var Lt=(()=>{let t=null;return{get(){return t},set(e){t=e}}})(),H=Object.freeze({default:{index:0,length:0,get event(){return H.getEvent()},eventDetail(){return this.event.detail},eventTarget(){return this.event.target}},getEvent(){return Lt.get()},setEvent(t){Lt.set(t)}});var rt=class extends G{createObserver(e){return h.binding(this.evaluate,e,this.isVolatile)}};function Ee(t,e,r=h.isVolatileBinding(t)){return new rt(t,e,r)}var x=Object.freeze({none:0,attribute:1,booleanAttribute:2,property:3,content:4,tokenList:5,event:6}),Ot=t=>t,An=globalThis.trustedTypes?globalThis.trustedTypes.createPolicy("fast-html",{createHTML:Ot}):{createHTML:Ot},Le=Object.freeze({createHTML(t){return An.createHTML(t)},protect(t,e,r,o){return o}}),Cn=Le,M=Object.freeze({get policy(){return Le},setPolicy(t){if(Le!==Cn)throw b.error(f.onlySetDOMPolicyOnce);Le=t},setAttribute(t,e,r){r==null?t.removeAttribute(e):t.setAttribute(e,r)},setBooleanAttribute(t,e,r){r?t.setAttribute(e,""):t.removeAttribute(e)}});var ot="boolean",zt="reflect",nt=Object.freeze({locate:Ce()}),Ht={toView(t){return t?"":null},fromView(t){return!!t}};function Dt(t){if(t==null)return null;let e=t*1;return isNaN(e)?null:e}var Z={toView(t){let e=Dt(t);return e&&e.toString()},fromView:Dt},be=class t{constructor(e,r,o=r.toLowerCase(),n=zt,a){this.guards=new Set,this.Owner=e,this.name=r,this.attribute=o,this.mode=n,this.converter=a,this.fieldName=`_${r}`,this.callbackName=`${r}Changed`,this.hasCallback=this.callbackName in e.prototype,n===ot&&a===void 0&&(this.converter=Ht)}setValue(e,r){let o=e[this.fieldName],n=this.converter;n!==void 0&&(r=n.fromView(r)),o!==r&&(e[this.fieldName]=r,this.tryReflectToAttribute(e),this.hasCallback&&e[this.callbackName](o,r),e.$fastController.notify(this.name))}getValue(e){return h.track(e,this.name),e[this.fieldName]}onAttributeChangedCallback(e,r){this.guards.has(e)||(this.guards.add(e),this.mode===ot?this.setValue(e,r!==null):this.setValue(e,r),this.guards.delete(e))}tryReflectToAttribute(e){let r=this.mode,o=this.guards;o.has(e)||r==="fromView"||D.enqueue(()=>{o.add(e);let n=e[this.fieldName];switch(r){case zt:{let a=this.converter;M.setAttribute(e,this.attribute,a!==void 0?a.toView(n):n);break}case ot:M.setBooleanAttribute(e,this.attribute,n);break}o.delete(e)})}static collect(e,...r){let o=[];r.push(nt.locate(e));for(let n=0,a=r.length;n<a;++n){let i=r[n];if(i!==void 0)for(let c=0,d=i.length;c<d;++c){let l=i[c];S(l)?o.push(new t(e,l)):o.push(new t(e,l.property,l.attribute,l.mode,l.converter))}}return o}};function v(t,e){let r;function o(n,a){arguments.length>1&&(r.property=a),nt.locate(n.constructor).push(r)}if(arguments.length>1){r={},o(t,e);return}return r=t===void 0?{}:t,o}var at;function Mt(t){return t.reduce((e,r)=>(r instanceof P?e.push(...Mt(r.styles)):e.push(r),e),[])}var P=class t{get strategy(){return this._strategy===null&&(at||t.setDefaultStrategy(t.supportsAdoptedStyleSheets?Tn():En()),this.withStrategy(at)),this._strategy}constructor(e){this.styles=e,this.targets=new WeakSet,this._strategy=null}addStylesTo(e){this.strategy.addStylesTo(e),this.targets.add(e)}removeStylesFrom(e){this.strategy.removeStylesFrom(e),this.targets.delete(e)}isAttachedTo(e){return this.targets.has(e)}withStrategy(e){return this._strategy=new e(Mt(this.styles)),this}static setDefaultStrategy(e){at=e}static normalize(e){return e===void 0?void 0:Array.isArray(e)?new t(e):e instanceof t?e:new t([e])}};P.supportsAdoptedStyleSheets=Array.isArray(document.adoptedStyleSheets)&&"replace"in CSSStyleSheet.prototype;function Tn(){let t=new Map;return class{constructor(r){this.sheets=r.map(o=>{if(o instanceof CSSStyleSheet)return o;let n=t.get(o);return n===void 0&&(n=new CSSStyleSheet,n.replaceSync(o),t.set(o,n)),n})}addStylesTo(r){let o=r;o.adoptedStyleSheets=[...o.adoptedStyleSheets,...this.sheets]}removeStylesFrom(r){let o=r;o.adoptedStyleSheets=o.adoptedStyleSheets.filter(n=>this.sheets.indexOf(n)===-1)}}}var $n=0;function En(){return class{constructor(e){this.styles=e,this.styleClass=`fast-${++$n}`}addStylesTo(e){let r=e===document?document.body:e;for(let o=0;o<this.styles.length;o++){let n=document.createElement("style");n.innerHTML=this.styles[o],n.className=this.styleClass,r.append(n)}}removeStylesFrom(e){let r=e===document?document.body:e,o=r.querySelectorAll(`.${this.styleClass}`);for(let n=0,a=o.length;n<a;++n)r.removeChild(o[n])}}}var Ln={},_t=new WeakMap,it=ie(),le=Object.freeze({register(t){if(!it.register(t))return!1;let e=It(t.registry);return Object.prototype.hasOwnProperty.call(e,t.name)||h.defineProperty(e,t.name),e[t.name]=t.type,!0},getByType:it.getByType,getForInstance:it.getForInstance,whenRegistered:On});function It(t=customElements){if(t===customElements)return Ln;let e=_t.get(t);return e||(e={},_t.set(t,e)),e}function Rt(t){return t===void 0?void 0:le.getByType(t)}function On(t,e=customElements){let r=It(e);Object.prototype.hasOwnProperty.call(r,t)||h.defineProperty(r,t);let o=Rt(r[t]);return o!==void 0?Promise.resolve(o):new Promise(n=>{let a=h.getNotifier(r),i={handleChange:()=>{let c=Rt(r[t]);c!==void 0&&(a.unsubscribe(i,t),n(c))}};a.subscribe(i,t)})}var jt={mode:"open"},Wt={},Vt=new Set,ze=new WeakMap,Oe=new WeakMap,ee=new WeakMap,Gt=new WeakMap,zn=new WeakMap;function Dn(t){return T(t)}function Hn(t){return typeof t?.then=="function"}function Xt(t,e){if(Oe.delete(t),t.template===void 0&&e!==void 0&&(t.template=e),t.template!==void 0)return ee.delete(t),ze.delete(t),t.template}function st(t,e=t.registry,r){if(!r?.length)return;let o=t,n=Gt.get(o);if(!n?.has(e)){n===void 0&&(n=new WeakSet,Gt.set(o,n)),n.add(e);for(let a of r)a(t)}}function De(t){var e;return(e=zn.get(t))!==null&&e!==void 0?e:null}function ct(t){if(t.template!==void 0)return ee.delete(t),t.template;let e=Oe.get(t);if(e)return e;let r=ze.get(t);if(!r)return;ee.delete(t);let o;try{o=r(t)}catch(n){throw ee.set(t,n),n}if(Hn(o)){let n=Promise.resolve(o).then(a=>Xt(t,a)).catch(a=>{throw Oe.delete(t),ee.set(t,a),a});return Oe.set(t,n),n}return Xt(t,o)}function Mn(t,e){let r=t;if(e===void 0){ee.delete(r);return}ee.set(r,e)}var A=class t{get isDefined(){return this.platformDefined}constructor(e,r=e.definition){var o;this.platformDefined=!1,S(r)&&(r={name:r}),this.type=e,this.name=r.name,this.registry=(o=r.registry)!==null&&o!==void 0?o:customElements,Dn(r.template)?ze.set(this,r.template):this.template=r.template;let n=e.prototype,a=be.collect(e,r.attributes),i=new Array(a.length),c={},d={};for(let l=0,s=a.length;l<s;++l){let u=a[l];i[l]=u.attribute,c[u.name]=u,d[u.attribute]=u,h.defineProperty(n,u)}Reflect.defineProperty(e,"observedAttributes",{value:i,enumerable:!0}),this.attributes=a,this.propertyLookup=c,this.attributeLookup=d,this.shadowOptions=r.shadowOptions===void 0?jt:r.shadowOptions===null?void 0:Object.assign(Object.assign({},jt),r.shadowOptions),this.elementOptions=r.elementOptions===void 0?Wt:Object.assign(Object.assign({},Wt),r.elementOptions),this.styles=P.normalize(r.styles),this.schema=r.schema,le.register(this)}define(e=this.registry,r){let o=this.type;if(!e.get(this.name)){if(st(this,e,r),this.template===void 0&&ze.has(this))return Promise.resolve().then(()=>ct(this)).then(n=>{n!==void 0&&!e.get(this.name)&&(this.platformDefined=!0,e.define(this.name,o,this.elementOptions))}).catch(n=>{Mn(this,n),h.notify(this,"template")}),this;this.platformDefined=!0,e.define(this.name,o,this.elementOptions)}return this}static compose(e,r){let o=Vt.has(e)||le.getByType(e)?new t(class extends e{},r):new t(e,r);return Promise.resolve(o)}static registerBaseType(e){Vt.add(e)}};A.getByType=le.getByType;A.getForInstance=le.getForInstance;h.defineProperty(A.prototype,"template");var _n={bubbles:!0,composed:!0,cancelable:!0},lt="isConnected",Yt=new WeakMap,dt=Symbol("fast-late-attribute-observer");function He(t){var e,r;return(r=(e=t.shadowRoot)!==null&&e!==void 0?e:Yt.get(t))!==null&&r!==void 0?r:null}var Ut,w;(function(t){t[t.connecting=0]="connecting",t[t.connected=1]="connected",t[t.disconnecting=2]="disconnecting",t[t.disconnected=3]="disconnected"})(w||(w={}));var U=class t{get isConnected(){return h.track(this,lt),this.stage===w.connected}get context(){var e,r;return(r=(e=this.view)===null||e===void 0?void 0:e.context)!==null&&r!==void 0?r:H.default}get isBound(){var e,r;return(r=(e=this.view)===null||e===void 0?void 0:e.isBound)!==null&&r!==void 0?r:!1}get sourceLifetime(){var e;return(e=this.view)===null||e===void 0?void 0:e.sourceLifetime}get template(){var e;if(this._template===null){let r=this.definition;this.source.resolveTemplate?this._template=this.source.resolveTemplate():r.template&&(this._template=(e=r.template)!==null&&e!==void 0?e:null)}return this._template}set template(e){this._template!==e&&(this._template=e,this.needsInitialization||this.renderTemplate(e))}get shadowOptions(){return this._shadowRootOptions}set shadowOptions(e){if(this._shadowRootOptions===void 0&&e!==void 0){this._shadowRootOptions=e;let r=this.source.shadowRoot;r?this.hasExistingShadowRoot=!0:(r=this.source.attachShadow(e),e.mode==="closed"&&Yt.set(this.source,r))}}get mainStyles(){var e;if(this._mainStyles===null){let r=this.definition;this.source.resolveStyles?this._mainStyles=this.source.resolveStyles():r.styles&&(this._mainStyles=(e=r.styles)!==null&&e!==void 0?e:null)}return this._mainStyles}set mainStyles(e){this._mainStyles!==e&&(this._mainStyles!==null&&this.removeStyles(this._mainStyles),this._mainStyles=e,this.needsInitialization||this.addStyles(e))}constructor(e,r){this.boundObservables=null,this.needsInitialization=!0,this.hasExistingShadowRoot=!1,this.isPrerendered=new Promise(a=>{this._resolvePrerendered=a}),this.isHydrated=new Promise(a=>{this._resolveHydrated=a}),this._template=null,this.stage=w.disconnected,this.guardBehaviorConnection=!1,this.behaviors=null,this.behaviorsConnected=!1,this._mainStyles=null,this.$fastController=this,this.view=null,this._notifier=new ce(e),this.source=e,this.definition=r,this.shadowOptions=r.shadowOptions;let o=Reflect.getPrototypeOf(e),n=o===null?[]:h.getAccessors(o);if(n.length>0){let a=this.boundObservables=Object.create(null);for(let i=0,c=n.length;i<c;++i){let d=n[i].name,l=e[d];l!==void 0&&(delete e[d],a[d]=l)}Object.keys(a).length===0&&(this.boundObservables=null)}this.captureBoundObservables()}get subject(){return this._notifier.subject}notify(e){this._notifier.notify(e)}subscribe(e,r){this._notifier.subscribe(e,r)}unsubscribe(e,r){this._notifier.unsubscribe(e,r)}onUnbind(e){var r;(r=this.view)===null||r===void 0||r.onUnbind(e)}addBehavior(e){var r,o;let n=(r=this.behaviors)!==null&&r!==void 0?r:this.behaviors=new Map,a=(o=n.get(e))!==null&&o!==void 0?o:0;a===0?(n.set(e,1),e.addedCallback&&e.addedCallback(this),e.connectedCallback&&!this.guardBehaviorConnection&&(this.stage===w.connected||this.stage===w.connecting)&&e.connectedCallback(this)):n.set(e,a+1)}removeBehavior(e,r=!1){let o=this.behaviors;if(o===null)return;let n=o.get(e);n!==void 0&&(n===1||r?(o.delete(e),e.disconnectedCallback&&this.stage!==w.disconnected&&e.disconnectedCallback(this),e.removedCallback&&e.removedCallback(this)):o.set(e,n-1))}addStyles(e){var r;if(!e)return;let o=this.source;e instanceof HTMLElement?((r=He(o))!==null&&r!==void 0?r:this.source).append(e):e.isAttachedTo(o)||e.addStylesTo(o)}removeStyles(e){var r;if(!e)return;let o=this.source;e instanceof HTMLElement?((r=He(o))!==null&&r!==void 0?r:o).removeChild(e):e.isAttachedTo(o)&&e.removeStylesFrom(o)}connect(){this.stage===w.disconnected&&(this.stage=w.connecting,this.captureBoundObservables(),this.syncLateAttributes(),this.observeLateAttributes(),this.bindObservables(),this.connectBehaviors(),this.needsInitialization?(this.renderTemplate(this.template),this.addStyles(this.mainStyles),this.needsInitialization=!1):this.view!==null&&this.view.bind(this.source),this.stage=w.connected,h.notify(this,lt))}bindObservables(){if(this.boundObservables!==null){let e=this.source,r=this.boundObservables,o=Object.keys(r);for(let n=0,a=o.length;n<a;++n){let i=o[n];e[i]=r[i]}this.boundObservables=null}}captureBoundObservables(){let e=this.source,r=Object.getOwnPropertyNames(e),o=a=>{let i=Reflect.getPrototypeOf(e);for(;i!==null;){let c=Reflect.getOwnPropertyDescriptor(i,a);if(c?.get||c?.set)return!0;i=Reflect.getPrototypeOf(i)}return!1},n=this.boundObservables;for(let a=0,i=r.length;a<i;++a){let d=r[a];if(!o(d))continue;let l=e[d];if(l===void 0){delete e[d];continue}delete e[d],(n??(n=this.boundObservables=Object.create(null)))[d]=l}}syncLateAttributes(){let e=De(this.definition);if(e!==null)for(let r of Object.keys(e))this.source.hasAttribute(r)&&this.onAttributeChangedCallback(r,null,this.source.getAttribute(r))}observeLateAttributes(){let e=De(this.definition);if(e===null)return;let r=this.source;r[dt]===void 0&&(r[dt]=new MutationObserver(o=>{let n=r.$fastController,a=De(n.definition);if(a!==null)for(let i=0,c=o.length;i<c;++i){let d=o[i].attributeName;d===null||a[d]===void 0||n.onAttributeChangedCallback(d,null,r.getAttribute(d))}}),r[dt].observe(r,{attributes:!0,attributeFilter:Object.keys(e)}))}connectBehaviors(){if(this.behaviorsConnected===!1){let e=this.behaviors;if(e!==null){this.guardBehaviorConnection=!0;for(let r of e.keys())r.connectedCallback&&r.connectedCallback(this);this.guardBehaviorConnection=!1}this.behaviorsConnected=!0}}disconnectBehaviors(){if(this.behaviorsConnected===!0){let e=this.behaviors;if(e!==null)for(let r of e.keys())r.disconnectedCallback&&r.disconnectedCallback(this);this.behaviorsConnected=!1}}disconnect(){this.stage===w.connected&&(this.stage=w.disconnecting,h.notify(this,lt),this.view!==null&&this.view.unbind(),this.disconnectBehaviors(),this.stage=w.disconnected)}onAttributeChangedCallback(e,r,o){let n=this.definition.attributeLookup[e];n!==void 0&&n.onAttributeChangedCallback(this.source,o)}emit(e,r,o){return this.stage===w.connected?this.source.dispatchEvent(new CustomEvent(e,Object.assign(Object.assign({detail:r},_n),o))):!1}renderTemplate(e){var r;let o=this.source,n=(r=He(o))!==null&&r!==void 0?r:o;if(this.view!==null)this.view.dispose(),this.view=null;else if((!this.needsInitialization||this.hasExistingShadowRoot)&&(!this.hasExistingShadowRoot||!this.needsInitialization))for(let a=n.firstChild;a!==null;a=n.firstChild)n.removeChild(a);if(e){let a=this.hasExistingShadowRoot&&this.needsInitialization,i=!1;a&&t.hydrationHook&&(i=t.hydrationHook(this,e,o,n)),i||this.renderClientSide(e,o,n),this._resolvePrerendered(a),this._resolveHydrated(i)}else this.needsInitialization&&(this._resolvePrerendered(!1),this._resolveHydrated(!1))}renderClientSide(e,r,o){if(this.hasExistingShadowRoot){for(let n=o.firstChild;n!==null;n=o.firstChild)o.removeChild(n);this.hasExistingShadowRoot=!1}this.view=e.render(r,o,r),this.view.sourceLifetime=X.coupled}static forCustomElement(e,r=!1){let o=e.$fastController;if(o!==void 0&&!r)return o;let n=A.getForInstance(e);if(n===void 0)throw b.error(f.missingElementDefinition);return h.getNotifier(n).subscribe({handleChange:()=>{t.forCustomElement(e,!0),e.$fastController.connect()}},"template"),h.getNotifier(n).subscribe({handleChange:()=>{t.forCustomElement(e,!0),e.$fastController.connect()}},"shadowOptions"),e.$fastController=new Ut(e,n)}static setStrategy(e){Ut=e}static installHydrationHook(e){t.hydrationHook=e}};U.hydrationHook=null;k(U);U.setStrategy(U);function Me(t){var e;return"adoptedStyleSheets"in t?t:(e=He(t))!==null&&e!==void 0?e:t.getRootNode()}var _e=class t{constructor(e){let r=t.styleSheetCache;this.sheets=e.map(o=>{if(o instanceof CSSStyleSheet)return o;let n=r.get(o);return n===void 0&&(n=new CSSStyleSheet,n.replaceSync(o),r.set(o,n)),n})}addStylesTo(e){Kt(Me(e),this.sheets)}removeStylesFrom(e){Jt(Me(e),this.sheets)}};_e.styleSheetCache=new Map;var Rn=0,In=()=>`fast-${++Rn}`;function qt(t){return t===document?document.body:t}var ut=class{constructor(e){this.styles=e,this.styleClass=In()}addStylesTo(e){e=qt(Me(e));let r=this.styles,o=this.styleClass;for(let n=0;n<r.length;n++){let a=document.createElement("style");a.innerHTML=r[n],a.className=o,e.append(a)}}removeStylesFrom(e){e=qt(Me(e));let r=e.querySelectorAll(`.${this.styleClass}`);for(let o=0,n=r.length;o<n;++o)e.removeChild(r[o])}},Kt=(t,e)=>{t.adoptedStyleSheets=[...t.adoptedStyleSheets,...e]},Jt=(t,e)=>{t.adoptedStyleSheets=t.adoptedStyleSheets.filter(r=>e.indexOf(r)===-1)};if(P.supportsAdoptedStyleSheets){try{document.adoptedStyleSheets.push(),document.adoptedStyleSheets.splice(),Kt=(t,e)=>{t.adoptedStyleSheets.push(...e)},Jt=(t,e)=>{for(let r of e){let o=t.adoptedStyleSheets.indexOf(r);o!==-1&&t.adoptedStyleSheets.splice(o,1)}}}catch{}P.setDefaultStrategy(_e)}else P.setDefaultStrategy(ut);function Qt(t){let e=class extends t{constructor(){super(),U.forCustomElement(this)}$emit(r,o,n){return this.$fastController.emit(r,o,n)}connectedCallback(){this.$fastController.connect()}disconnectedCallback(){this.$fastController.disconnect()}attributeChangedCallback(r,o,n){this.$fastController.onAttributeChangedCallback(r,o,n)}};return A.registerBaseType(e),e}function jn(t){return typeof t?.then=="function"}function Wn(t,e,r){return Array.isArray(e)&&(r=e,e=void 0),(T(t)?A.compose(t,e):A.compose(this,t)).then(n=>{st(n,n.registry,r);let a=ct(n);return jn(a)?a.then(()=>n.define().type):n.define().type})}function Vn(t){return Qt(t)}var te=Object.assign(Qt(HTMLElement),{from:Vn,define:Wn});var pt=ie(),ht=Object.freeze({getForInstance:pt.getForInstance,getByType:pt.getByType,define(t){return pt.register({type:t}),t}});function Zt(t,e){let r=[],o="";for(let n=0,a=t.length-1;n<a;++n){o+=t[n];let i=e[n];ht.getForInstance(i)!==void 0&&(i=i.createCSS()),i instanceof P||i instanceof CSSStyleSheet?(o.trim()!==""&&(r.push(o),o=""),r.push(i)):o+=i}return o+=t[t.length-1],o.trim()!==""&&r.push(o),r}var q=((t,...e)=>new P(Zt(t,e))),Re=class{constructor(e){this.value=e.length===0?"":e.length===1?e[0]:new P(e)}createCSS(){return this.value}};ht.define(Re);q.partial=(t,...e)=>new Re(Zt(t,e));var gt=`fast-${Math.random().toString(36).substring(2,8)}`,Ie=`${gt}{`,xe=`}${gt}`,Gn=xe.length,Xn=0,Be=()=>`${gt}-${++Xn}`,je=Object.freeze({interpolation:t=>`${Ie}${t}${xe}`,attribute:t=>`${Be()}="${Ie}${t}${xe}"`,comment:t=>`<!--${Ie}${t}${xe}-->`}),ye=Object.freeze({parse(t,e){let r=t.split(Ie);if(r.length===1)return null;let o=[];for(let n=0,a=r.length;n<a;++n){let i=r[n],c=i.indexOf(xe),d;if(c===-1)d=i;else{let l=i.substring(0,c);o.push(e[l]),d=i.substring(c+Gn)}d!==""&&o.push(d)}return o}});var ft=ie(),y=Object.freeze({getForInstance:ft.getForInstance,getByType:ft.getByType,define(t,e){return e=e||{},e.type=t,ft.register(e),t},assignAspect(t,e){if(!e){t.aspectType=x.content;return}switch(t.sourceAspect=e,e[0]){case":":t.targetAspect=e.substring(1),t.aspectType=t.targetAspect==="classList"?x.tokenList:x.property;break;case"?":t.targetAspect=e.substring(1),t.aspectType=x.booleanAttribute;break;case"@":t.targetAspect=e.substring(1),t.aspectType=x.event;break;default:t.targetAspect=e,t.aspectType=x.attribute;break}}});var re=class{constructor(e){this.options=e}createHTML(e){return je.attribute(e(this))}createBehavior(){return this}};k(re);var We=class extends re{get id(){return this._id}set id(e){this._id=e,this._controllerProperty=`${e}-c`}bind(e){let r=e.targets[this.targetNodeId];r[this._controllerProperty]=e,this.updateTarget(e.source,this.computeNodes(r)),this.observe(r),e.onUnbind(this)}unbind(e){let r=e.targets[this.targetNodeId];this.updateTarget(e.source,$t),this.disconnect(r),r[this._controllerProperty]=null}getSource(e){return e[this._controllerProperty].source}updateTarget(e,r){e[this.options.property]=r}computeNodes(e){let r=this.getNodes(e);return"filter"in this.options&&(r=r.filter(this.options.filter)),r}};var er=/fe-b\$\$start\$\$(\d+)\$\$(.+)\$\$fe-b/,Un=/fe-b\$\$end\$\$(\d+)\$\$(.+)\$\$fe-b/,qn=/fe-repeat\$\$start\$\$(\d+)\$\$fe-repeat/,Yn=/fe-repeat\$\$end\$\$(\d+)\$\$fe-repeat/,Kn=/^(?:.{0,1000})fe-eb\$\$start\$\$(.+?)\$\$fe-eb/,Jn=/fe-eb\$\$end\$\$(.{0,1000})\$\$fe-eb(?:.{0,1000})$/;function tr(t){return t&&t.nodeType===Node.COMMENT_NODE}var F=Object.freeze({attributeMarkerName:"data-fe",legacyAttributeMarkerName:"data-fe-b",legacyCompactAttributeMarkerName:"data-fe-c",contentBindingStartMarker(){return"fe:b"},contentBindingEndMarker(){return"fe:/b"},repeatStartMarker(){return"fe:r"},repeatEndMarker(){return"fe:/r"},elementBoundaryStartMarker(){return"fe:e"},elementBoundaryEndMarker(){return"fe:/e"},isContentBindingStartMarker(t){return t==="fe:b"||er.test(t)},isContentBindingEndMarker(t){return t==="fe:/b"||Un.test(t)},isRepeatViewStartMarker(t){return t==="fe:r"||qn.test(t)},isRepeatViewEndMarker(t){return t==="fe:/r"||Yn.test(t)},isElementBoundaryStartMarker(t){return tr(t)&&(t.data==="fe:e"||Kn.test(t.data))},isElementBoundaryEndMarker(t){return tr(t)&&(t.data==="fe:/e"||Jn.test(t.data))},parseAttributeBindingCount(t){let e=t.getAttribute(this.attributeMarkerName);if(e===null)return null;let r=e.trim();if(!/^\d+$/.test(r))throw b.error(f.invalidHydrationAttributeMarker,{value:e});let o=parseInt(r,10);if(o<1)throw b.error(f.invalidHydrationAttributeMarker,{value:e});return o},parseLegacyAttributeBindingIndices(t){let e=[],r=t.getAttribute(this.legacyAttributeMarkerName);if(r!==null)for(let a of r.trim().split(/\s+/)){if(a==="")continue;let i=Number(a);if(!Number.isInteger(i)||i<0)throw b.error(f.invalidHydrationAttributeMarker,{value:r});e.push(i)}let o=`${this.legacyAttributeMarkerName}-`,n=`${this.legacyCompactAttributeMarkerName}-`;for(let a of t.getAttributeNames())if(a.startsWith(o)){let i=Number(a.slice(o.length));if(!Number.isInteger(i)||i<0)throw b.error(f.invalidHydrationAttributeMarker,{value:a});e.push(i)}else if(a.startsWith(n)){let[i,c]=a.slice(n.length).split("-").map(d=>Number(d));if(!Number.isInteger(i)||!Number.isInteger(c)||i<0||c<1)throw b.error(f.invalidHydrationAttributeMarker,{value:a});for(let d=0;d<c;d++)e.push(i+d)}return e.length===0?null:e},removeLegacyAttributeBindingMarkers(t){t.removeAttribute(this.legacyAttributeMarkerName);for(let e of t.getAttributeNames())(e.startsWith(`${this.legacyAttributeMarkerName}-`)||e.startsWith(`${this.legacyCompactAttributeMarkerName}-`))&&t.removeAttribute(e)},parseLegacyContentBindingStartIndex(t){return Qn(er,t)}});function Qn(t,e){let r=t.exec(e);return r===null?null:Number(r[1])}var Se=Symbol.for("fe-hydration");function Ve(t){return t[Se]===Se}var rr="unknown";function or(t,e){let r=e?`: ${e}`:"";return`Hydration mismatch in <${t}>${r}. Install hydrationDebugger() from "@microsoft/fast-element/hydration.js" and pass it as enableHydration({ debugger: hydrationDebugger() }) for an "Expected / Received" report including the SSR HTML snippet.`}var nr="content following `<!--fe:b-->` content binding marker",ar="matching `<!--fe:/b-->` content binding close marker",ir="matching `<!--fe:/e-->` element boundary close marker";function vt(t){return`no more attribute bindings (template defines ${t})`}function sr(t){return`no more content bindings (template defines ${t})`}function cr(t,e){let r=(t??rr).toLowerCase();return or(r,e)}var Zn={formatBindingMismatch(t,e,r,o){return{message:cr(o,void 0)}},formatStructuralError(t,e,r){return{message:cr(e,r)}}},ea=Zn;function _(){return ea}function R(t){var e;return t?(e=t.getRootNode().host)===null||e===void 0?void 0:e.nodeName:void 0}var E=class extends Error{constructor(e,r,o,n,a){super(e),this.factories=r,this.node=o,this.expected=n,this.received=a}};function mt(t){return t.nodeType===Node.COMMENT_NODE}function lr(t){return t.nodeType===Node.TEXT_NODE}function bt(t,e){let r=document.createRange();return r.setStart(t,0),r.setEnd(e,mt(e)||lr(e)?e.data.length:e.childNodes.length),r}function dr(t,e,r){let o=bt(t,e),n=o.commonAncestorContainer,a=document.createTreeWalker(n,NodeFilter.SHOW_ELEMENT+NodeFilter.SHOW_COMMENT+NodeFilter.SHOW_TEXT,{acceptNode(u){return o.comparePoint(u,0)===0?NodeFilter.FILTER_ACCEPT:NodeFilter.FILTER_REJECT}}),i={},c={},d=oa(r),l=d,s=a.currentNode=t;for(;s!==null;){switch(s.nodeType){case Node.ELEMENT_NODE:{let u=s,p=F.parseLegacyAttributeBindingIndices(u);if(p!==null){for(let B of p){let C=B+d,V=r[C];if(!V){let me=vt(r.length),Ke=_().formatStructuralError(s,R(s),me);throw new E(Ke.message,r,u,Ke.expected,Ke.received)}de(V,s,i),l=Math.max(l,C+1)}F.removeLegacyAttributeBindingMarkers(u);break}let m=F.parseAttributeBindingCount(u);if(m!==null){for(let B=0;B<m;B++){let C=r[l++];if(!C){let V=vt(r.length),me=_().formatStructuralError(s,R(s),V);throw new E(me.message,r,s,me.expected,me.received)}de(C,s,i)}u.removeAttribute(F.attributeMarkerName)}break}case Node.COMMENT_NODE:{let u=s.data;if(F.isElementBoundaryStartMarker(s))s.data="",ra(a,r,s);else if(F.isContentBindingStartMarker(u)){let p=F.parseLegacyContentBindingStartIndex(u),m=p===null?l++:p+d,B=r[m];if(l=Math.max(l,m+1),!B){let C=sr(r.length),V=_().formatStructuralError(s,R(s),C);throw new E(V.message,r,s,V.expected,V.received)}ta(s,a,B,r,i,c)}break}}s=a.nextNode()}return o.detach(),{targets:i,boundaries:c}}function ta(t,e,r,o,n,a){let i=[],c=e.nextSibling();if(t.data="",c===null){let s=nr,u=_().formatStructuralError(t,R(t),s);throw new E(u.message,o,t,u.expected,u.received)}let d=c,l=0;for(;c!==null;){if(mt(c)){if(F.isContentBindingStartMarker(c.data))l++;else if(F.isContentBindingEndMarker(c.data)){if(l===0)break;l--}}i.push(c),c=e.nextSibling()}if(c===null){let s=ar,u=_().formatStructuralError(t,R(t),s);throw new E(u.message,o,t,u.expected,u.received)}if(c.data="",i.length===1&&lr(i[0]))de(r,i[0],n);else{c!==d&&c.previousSibling!==null&&(a[r.targetNodeId]={first:d,last:c.previousSibling});let s=c.parentNode.insertBefore(document.createTextNode(""),c);de(r,s,n)}}function ra(t,e,r){let o=0,n=t.nextSibling();for(;n!==null;){if(mt(n)){if(F.isElementBoundaryStartMarker(n))n.data="",o++;else if(F.isElementBoundaryEndMarker(n)){if(o===0){n.data="";return}n.data="",o--}}n=t.nextSibling()}let a=ir,i=_().formatStructuralError(r,R(r),a);throw new E(i.message,e,r,i.expected,i.received)}function oa(t){let e=0;for(let r=0,o=t.length;r<o&&t[r].targetNodeId==="h";++r)e++;return e}function de(t,e,r){if(t.targetNodeId===void 0)throw new Error("Factory could not be target to the node");r[t.targetNodeId]=e}function ue(t,e){let r=t.parentNode,o=t,n;for(;o!==e;){if(n=o.nextSibling,!n)throw new Error(`Unmatched first/last child inside "${e.getRootNode().host.nodeName}".`);r.removeChild(o),o=n}r.removeChild(e)}var ke=class{constructor(){this.index=0,this.length=0}get event(){return H.getEvent()}get isEven(){return this.index%2===0}get isOdd(){return this.index%2!==0}get isFirst(){return this.index===0}get isInMiddle(){return!this.isFirst&&!this.isLast}get isLast(){return this.index===this.length-1}eventDetail(){return this.event.detail}eventTarget(){return this.event.target}},oe=class extends ke{constructor(e,r,o){super(),this.fragment=e,this.factories=r,this.targets=o,this.behaviors=null,this.unbindables=[],this.source=null,this.isBound=!1,this.sourceLifetime=X.unknown,this._skipAttrUpdates=!1,this.isPrerendered=Promise.resolve(!1),this.isHydrated=Promise.resolve(!1),this.context=this,this.firstChild=e.firstChild,this.lastChild=e.lastChild}appendTo(e){e.appendChild(this.fragment)}insertBefore(e){if(this.fragment.hasChildNodes())e.parentNode.insertBefore(this.fragment,e);else{let r=this.lastChild;if(e.previousSibling===r)return;let o=e.parentNode,n=this.firstChild,a;for(;n!==r;)a=n.nextSibling,o.insertBefore(n,e),n=a;o.insertBefore(r,e)}}remove(){let e=this.fragment,r=this.lastChild,o=this.firstChild,n;for(;o!==r;)n=o.nextSibling,e.appendChild(o),o=n;e.appendChild(r)}dispose(){ue(this.firstChild,this.lastChild),this.unbind()}onUnbind(e){this.unbindables.push(e)}bind(e,r=this){if(this.source===e&&this.context===r)return;let o=this.behaviors;if(o===null){this.source=e,this.context=r,this.behaviors=o=new Array(this.factories.length);let n=this.factories;for(let a=0,i=n.length;a<i;++a){let c=n[a].createBehavior();c.bind(this),o[a]=c}}else{this.source!==null&&this.evaluateUnbindables(),this.isBound=!1,this.source=e,this.context=r;for(let n=0,a=o.length;n<a;++n)o[n].bind(this)}this.isBound=!0}unbind(){!this.isBound||this.source===null||(this.evaluateUnbindables(),this.source=null,this.context=this,this.isBound=!1)}evaluateUnbindables(){let e=this.unbindables;for(let r=0,o=e.length;r<o;++r)e[r].unbind(this);e.length=0}static disposeContiguousBatch(e){if(e.length!==0){ue(e[0].firstChild,e[e.length-1].lastChild);for(let r=0,o=e.length;r<o;++r)e[r].unbind()}}};k(oe);h.defineProperty(oe.prototype,"index");h.defineProperty(oe.prototype,"length");var ur,ne={unhydrated:"unhydrated",hydrating:"hydrating",hydrated:"hydrated"},xt=class extends Error{constructor(e,r,o,n,a,i){super(e),this.factory=r,this.fragment=o,this.templateString=n,this.expected=a,this.received=i}},Bt=class extends ke{get hydrationStage(){return this._hydrationStage}get targets(){return this._targets}get bindingViewBoundaries(){return this._bindingViewBoundaries}constructor(e,r,o,n){super(),this.firstChild=e,this.lastChild=r,this.sourceTemplate=o,this.hostBindingTarget=n,this[ur]=Se,this.context=this,this.source=null,this.isBound=!1,this.sourceLifetime=X.unknown,this.unbindables=[],this.fragment=null,this.behaviors=null,this._hydrationStage=ne.unhydrated,this._bindingViewBoundaries={},this._targets={},this.factories=o.compile().factories}insertBefore(e){if(this.fragment!==null)if(this.fragment.hasChildNodes())e.parentNode.insertBefore(this.fragment,e);else{let r=this.lastChild;if(e.previousSibling===r)return;let o=e.parentNode,n=this.firstChild,a;for(;n!==r;)a=n.nextSibling,o.insertBefore(n,e),n=a;o.insertBefore(r,e)}}appendTo(e){this.fragment!==null&&e.appendChild(this.fragment)}remove(){let e=this.fragment||(this.fragment=document.createDocumentFragment()),r=this.lastChild,o=this.firstChild,n;for(;o!==r;){if(n=o.nextSibling,!n)throw new Error(`Unmatched first/last child inside "${r.getRootNode().host.nodeName}".`);e.appendChild(o),o=n}e.appendChild(r)}bind(e,r=this){if(this.source===e&&this.context===r)return;this.hydrationStage!==ne.hydrated&&(this._hydrationStage=ne.hydrating);let o=this.behaviors;if(o===null){this.source=e,this.context=r;try{let{targets:a,boundaries:i}=dr(this.firstChild,this.lastChild,this.factories);this._targets=a,this._bindingViewBoundaries=i}catch(a){if(a instanceof E){let i=this.sourceTemplate.html;typeof i!="string"&&(i=i.innerHTML),a.templateString=i}throw a}this.behaviors=o=new Array(this.factories.length);let n=this.factories;for(let a=0,i=n.length;a<i;++a){let c=n[a];if(c.targetNodeId==="h"&&this.hostBindingTarget&&de(c,this.hostBindingTarget,this._targets),c.targetNodeId in this.targets){let d=c.createBehavior();d.bind(this),o[a]=d}else{let d=this.sourceTemplate.html;typeof d!="string"&&(d=d.innerHTML);let l=bt(this.firstChild,this.lastChild).cloneContents(),s=_().formatBindingMismatch(c,this.firstChild,this.lastChild,R(this.firstChild));throw new xt(s.message,c,l,d,s.expected,s.received)}}}else{this.source!==null&&this.evaluateUnbindables(),this.isBound=!1,this.source=e,this.context=r;for(let n=0,a=o.length;n<a;++n)o[n].bind(this)}this.isBound=!0,this._hydrationStage=ne.hydrated}unbind(){!this.isBound||this.source===null||(this.evaluateUnbindables(),this.source=null,this.context=this,this.isBound=!1)}dispose(){ue(this.firstChild,this.lastChild),this.unbind()}onUnbind(e){this.unbindables.push(e)}evaluateUnbindables(){let e=this.unbindables;for(let r=0,o=e.length;r<o;++r)e[r].unbind(this);e.length=0}};ur=Se;k(Bt);function na(t){return t.create!==void 0}function aa(t,e,r,o){if(r==null&&(r=""),na(r)){t.textContent="";let n=t.$fastView;if(n===void 0)if(Ve(o)&&Ve(r)&&o.bindingViewBoundaries[this.targetNodeId]!==void 0&&o.hydrationStage!==ne.hydrated){let a=o.bindingViewBoundaries[this.targetNodeId];n=r.hydrate(a.first,a.last)}else n=r.create();else t.$fastTemplate!==r&&(n.isComposed&&(n.remove(),n.unbind()),n=r.create());n.isComposed?n.needsBindOnly&&(n.needsBindOnly=!1,n.bind(o.source,o.context)):(n.isComposed=!0,n.bind(o.source,o.context),n.insertBefore(t),t.$fastView=n,t.$fastTemplate=r)}else{let n=t.$fastView;if(n!==void 0&&n.isComposed&&(n.isComposed=!1,n.remove(),n.needsBindOnly?n.needsBindOnly=!1:n.unbind()),n===void 0&&Ve(o)&&o.hydrationStage!==ne.hydrated){let a=o.bindingViewBoundaries[this.targetNodeId];a!==void 0&&(ue(a.first,a.last),delete o.bindingViewBoundaries[this.targetNodeId])}t.textContent=r}}function ia(t,e,r){var o;let n=`${this.id}-t`,a=(o=t[n])!==null&&o!==void 0?o:t[n]={v:0,cv:Object.create(null)},i=a.cv,c=a.v,d=t[e];if(r!=null&&r.length){let l=r.split(/\s+/);for(let s=0,u=l.length;s<u;++s){let p=l[s];p!==""&&(i[p]=c,d.add(p))}}if(a.v=c+1,c!==0){c-=1;for(let l in i)i[l]===c&&d.remove(l)}}var sa={[x.attribute]:M.setAttribute,[x.booleanAttribute]:M.setBooleanAttribute,[x.property]:(t,e,r)=>t[e]=r,[x.content]:aa,[x.tokenList]:ia,[x.event]:()=>{}},L=class{constructor(e){this.updateTarget=null,this.aspectType=x.content,this.dataBinding=e}createHTML(e){return je.interpolation(e(this))}createBehavior(){var e;if(this.updateTarget===null){let r=sa[this.aspectType],o=(e=this.dataBinding.policy)!==null&&e!==void 0?e:this.policy;if(!r)throw b.error(f.unsupportedBindingBehavior);this.data=`${this.id}-d`,this.updateTarget=o.protect(this.targetTagName,this.aspectType,this.targetAspect,r)}return this}bind(e){var r;let o=e.targets[this.targetNodeId];switch(this.aspectType){case x.event:o[this.data]=e,o.addEventListener(this.targetAspect,this,this.dataBinding.options);break;case x.content:e.onUnbind(this);default:{let n=(r=o[this.data])!==null&&r!==void 0?r:o[this.data]=this.dataBinding.createObserver(this,this);n.target=o,n.controller=e;let a=n.bind(e);if(e._skipAttrUpdates&&(this.aspectType===x.attribute||this.aspectType===x.booleanAttribute))break;this.updateTarget(o,this.targetAspect,a,e);break}}}unbind(e){let o=e.targets[this.targetNodeId].$fastView;o!==void 0&&o.isComposed&&(o.unbind(),o.needsBindOnly=!0)}handleEvent(e){let r=e.currentTarget[this.data];if(r.isBound){H.setEvent(e);let o=this.dataBinding.evaluate(r.source,r.context);H.setEvent(null),o!==!0&&e.preventDefault()}}handleChange(e,r){let o=r.controller;if(!o.isBound)return;let n=r.target;this.updateTarget(n,this.targetAspect,r.bind(o),o)}};y.define(L,{aspected:!0});var fr=(t,e)=>`${t}.${e}`,pr={},O={index:0,node:null};function hr(t){t.startsWith("fast-")||b.warn(f.hostBindingWithoutHost,{name:t})}var ca=new Proxy(document.createElement("div"),{get(t,e){hr(e);let r=Reflect.get(t,e);return T(r)?r.bind(t):r},set(t,e,r){return hr(e),Reflect.set(t,e,r)}}),yt=class{constructor(e,r,o){this.fragment=e,this.directives=r,this.policy=o,this.proto=null,this.nodeIds=new Set,this.descriptors={},this.factories=[]}addFactory(e,r,o,n,a){var i,c;this.nodeIds.has(o)||(this.nodeIds.add(o),this.addTargetDescriptor(r,o,n)),e.id=(i=e.id)!==null&&i!==void 0?i:Be(),e.targetNodeId=o,e.targetTagName=a,e.policy=(c=e.policy)!==null&&c!==void 0?c:this.policy,this.factories.push(e)}freeze(){return this.proto=Object.create(null,this.descriptors),this}addTargetDescriptor(e,r,o){let n=this.descriptors;if(r==="r"||r==="h"||n[r])return;if(!n[e]){let i=e.lastIndexOf("."),c=e.substring(0,i),d=parseInt(e.substring(i+1),10);this.addTargetDescriptor(c,e,d)}let a=pr[r];if(!a){let i=`_${r}`;pr[r]=a={get(){var c;return(c=this[i])!==null&&c!==void 0?c:this[i]=this[e].childNodes[o]}}}n[r]=a}createView(e){let r=this.fragment.cloneNode(!0),o=Object.create(this.proto);o.r=r,o.h=e??ca;for(let n of this.nodeIds)Reflect.get(o,n);return new oe(r,this.factories,o)}};function vr(t,e,r,o,n,a=!1){let i=r.attributes,c=t.directives;for(let d=0,l=i.length;d<l;++d){let s=i[d],u=s.value,p=ye.parse(u,c),m=null;p===null?a&&(m=new L($e(()=>u,t.policy)),y.assignAspect(m,s.name)):m=Ge.aggregate(p,t.policy),m!==null&&(r.removeAttributeNode(s),d--,l--,t.addFactory(m,e,o,n,r.tagName))}}function la(t,e,r,o,n){let a=ye.parse(e.textContent,t.directives);if(a===null)return O.node=e.nextSibling,O.index=n+1,O;let i,c=i=e;for(let d=0,l=a.length;d<l;++d){let s=a[d];d!==0&&(n++,o=fr(r,n),i=c.parentNode.insertBefore(document.createTextNode(""),c.nextSibling)),S(s)?i.textContent=s:(i.textContent=" ",y.assignAspect(s),t.addFactory(s,r,o,n,null)),c=i}return O.index=n+1,O.node=c.nextSibling,O}function mr(t,e,r){let o=0,n=e.firstChild;for(;n;){let a=da(t,r,n,o);n=a.node,o=a.index}}function da(t,e,r,o){let n=fr(e,o);switch(r.nodeType){case 1:vr(t,e,r,n,o),mr(t,r,n);break;case 3:return la(t,r,e,n,o);case 8:{let a=ye.parse(r.data,t.directives);a!==null&&t.addFactory(Ge.aggregate(a),e,n,o,null);break}}return O.index=o+1,O.node=r.nextSibling,O}function ua(t,e){return t&&t.nodeType===8&&ye.parse(t.data,e)!==null}var gr="TEMPLATE",Ge={compile(t,e,r=M.policy){let o;if(S(t)){o=document.createElement(gr),o.innerHTML=r.createHTML(t);let i=o.content.firstElementChild;i!==null&&i.tagName===gr&&(o=i)}else o=t;!o.content.firstChild&&!o.content.lastChild&&o.content.appendChild(document.createComment(""));let n=document.adoptNode(o.content),a=new yt(n,e,r);return vr(a,"",o,"h",0,!0),(ua(n.firstChild,e)||n.childNodes.length===1&&Object.keys(e).length>0)&&n.insertBefore(document.createComment(""),n.firstChild),mr(a,n,"r"),O.node=null,a.freeze()},setDefaultStrategy(t){this.compile=t},aggregate(t,e=M.policy){if(t.length===1)return t[0];let r,o=!1,n,a=t.length,i=t.map(l=>S(l)?()=>l:(r=l.sourceAspect||r,o=o||l.dataBinding.isVolatile,n=n||l.dataBinding.policy,l.dataBinding.evaluate)),c=(l,s)=>{let u="";for(let p=0;p<a;++p)u+=i[p](l,s);return u},d=new L(Ee(c,n??e,o));return y.assignAspect(d,r),d}};var Pe=class extends re{bind(e){e.source[this.options]=e.targets[this.targetNodeId]}};y.define(Pe);var pe=t=>new Pe(t);var pa=/([ \x09\x0a\x0c\x0d])([^\0-\x1F\x7F-\x9F "'>=/]+)([ \x09\x0a\x0c\x0d]*=[ \x09\x0a\x0c\x0d]*(?:[^ \x09\x0a\x0c\x0d"'`<>=]*|"[^"]*|'[^']*))$/,ha=Object.create(null),Y=class{constructor(e,r=ha){this.html=e,this.factories=r}createHTML(e){let r=this.factories;for(let o in r)e(r[o]);return this.html}};Y.empty=new Y("");y.define(Y);function ga(t,e,r,o=y.getForInstance(t)){if(o.aspected){let n=pa.exec(e);n!==null&&y.assignAspect(t,n[2])}return t.createHTML(r)}var we=class t{constructor(e,r={},o){this.policy=o,this.result=null,this.html=e,this.factories=r}compile(){return this.result===null&&(this.result=Ge.compile(this.html,this.factories,this.policy)),this.result}inline(){return new Y(S(this.html)?this.html:this.html.innerHTML,this.factories)}withPolicy(e){if(this.result)throw b.error(f.cannotSetTemplatePolicyAfterCompilation);if(this.policy)throw b.error(f.onlySetTemplatePolicyOnce);return this.policy=e,this}render(e,r,o){let n=this.create(o);return n.bind(e),n.appendTo(r),n}create(e){return this.compile().createView(e)}static create(e,r,o){let n="",a=Object.create(null),i=c=>{var d;let l=(d=c.id)!==null&&d!==void 0?d:c.id=Be();return a[l]=c,l};for(let c=0,d=e.length-1;c<d;++c){let l=e[c],s=r[c],u;if(n+=l,T(s))s=new L(Ee(s));else if(s instanceof G)s=new L(s);else if(!(u=y.getForInstance(s))){let p=s;s=new L($e(()=>p))}n+=ga(s,l,i,u)}return new t(n+e[e.length-1],a,o)}};k(we);var I=((t,...e)=>{if(Array.isArray(t)&&Array.isArray(t.raw))return we.create(t,e);throw b.error(f.directCallToHTMLTagNotAllowed)});I.partial=t=>new Y(t);var br="slotchange",Ne=class extends We{observe(e){e.addEventListener(br,this)}disconnect(e){e.removeEventListener(br,this)}getNodes(e){return e.assignedNodes(this.options)}handleEvent(e){let r=e.currentTarget;this.updateTarget(this.getSource(r),this.computeNodes(r))}};y.define(Ne);function St(t){return S(t)&&(t={property:t}),new Ne(t)}var fa=":host([hidden]){display:none}";function he(t){return`${fa}:host{display:${t}}`}var xr="var(--colorNeutralForeground3)";var Br="var(--colorNeutralForegroundStaticInverted)";var kt="var(--colorNeutralBackground1)";var ge="var(--colorNeutralBackground6)";var yr="var(--colorTransparentBackground)";var Sr="var(--colorCompoundBrandBackground)";var Pt="var(--colorBrandBackgroundStatic)";var kr="var(--colorNeutralStrokeOnBrand2)";var Pr="var(--colorBrandStroke1)",wr="var(--colorBrandStroke2)";var Nr="var(--colorPaletteRedBackground2)",Fr="var(--colorPaletteRedBackground3)";var Ar="var(--colorPaletteRedForeground2)";var Cr="var(--colorPaletteGreenBackground3)";var Tr="var(--colorPaletteDarkOrangeBackground3)";var $r="var(--colorPaletteMarigoldBackground2)";var Er="var(--colorPaletteMarigoldForeground2)";var Lr="var(--colorPaletteAnchorBackground2)";var Or="var(--colorPaletteAnchorForeground2)",zr="var(--colorPaletteBeigeBackground2)";var Dr="var(--colorPaletteBeigeForeground2)",Hr="var(--colorPaletteBlueBackground2)";var Mr="var(--colorPaletteBlueForeground2)",_r="var(--colorPaletteBrassBackground2)";var Rr="var(--colorPaletteBrassForeground2)",Ir="var(--colorPaletteBrownBackground2)";var jr="var(--colorPaletteBrownForeground2)",Wr="var(--colorPaletteCornflowerBackground2)";var Vr="var(--colorPaletteCornflowerForeground2)",Gr="var(--colorPaletteCranberryBackground2)";var Xr="var(--colorPaletteCranberryForeground2)",Ur="var(--colorPaletteDarkGreenBackground2)";var qr="var(--colorPaletteDarkGreenForeground2)",Yr="var(--colorPaletteDarkRedBackground2)";var Kr="var(--colorPaletteDarkRedForeground2)",Jr="var(--colorPaletteForestBackground2)";var Qr="var(--colorPaletteForestForeground2)",Zr="var(--colorPaletteGoldBackground2)";var eo="var(--colorPaletteGoldForeground2)",to="var(--colorPaletteGrapeBackground2)";var ro="var(--colorPaletteGrapeForeground2)",oo="var(--colorPaletteLavenderBackground2)";var no="var(--colorPaletteLavenderForeground2)",ao="var(--colorPaletteLightTealBackground2)";var io="var(--colorPaletteLightTealForeground2)",so="var(--colorPaletteLilacBackground2)";var co="var(--colorPaletteLilacForeground2)",lo="var(--colorPaletteMagentaBackground2)";var uo="var(--colorPaletteMagentaForeground2)",po="var(--colorPaletteMinkBackground2)";var ho="var(--colorPaletteMinkForeground2)",go="var(--colorPaletteNavyBackground2)";var fo="var(--colorPaletteNavyForeground2)",vo="var(--colorPalettePeachBackground2)";var mo="var(--colorPalettePeachForeground2)",bo="var(--colorPalettePinkBackground2)";var xo="var(--colorPalettePinkForeground2)",Bo="var(--colorPalettePlatinumBackground2)";var yo="var(--colorPalettePlatinumForeground2)",So="var(--colorPalettePlumBackground2)";var ko="var(--colorPalettePlumForeground2)",Po="var(--colorPalettePumpkinBackground2)";var wo="var(--colorPalettePumpkinForeground2)",No="var(--colorPalettePurpleBackground2)";var Fo="var(--colorPalettePurpleForeground2)",Ao="var(--colorPaletteRoyalBlueBackground2)";var Co="var(--colorPaletteRoyalBlueForeground2)",To="var(--colorPaletteSeafoamBackground2)";var $o="var(--colorPaletteSeafoamForeground2)",Eo="var(--colorPaletteSteelBackground2)";var Lo="var(--colorPaletteSteelForeground2)",Oo="var(--colorPaletteTealBackground2)";var zo="var(--colorPaletteTealForeground2)";var Do="var(--borderRadiusNone)",Ho="var(--borderRadiusSmall)",Xe="var(--borderRadiusMedium)",Mo="var(--borderRadiusLarge)",_o="var(--borderRadiusXLarge)";var wt="var(--borderRadiusCircular)",Ro="var(--fontFamilyBase)";var Io="var(--fontSizeBase100)",jo="var(--fontSizeBase200)",Wo="var(--fontSizeBase300)",Vo="var(--fontSizeBase400)",Go="var(--fontSizeBase500)",Xo="var(--fontSizeBase600)";var Uo="var(--fontWeightRegular)";var qo="var(--fontWeightSemibold)";var Yo="var(--shadow4)",Ko="var(--shadow8)",Jo="var(--shadow16)",Qo="var(--shadow28)";var Zo="var(--strokeWidthThin)",K="var(--strokeWidthThick)",ae="var(--strokeWidthThicker)",Fe="var(--strokeWidthThickest)";var Nt="var(--durationFaster)";var Ft="var(--durationSlower)",Ae="var(--durationUltraSlow)",en="var(--curveAccelerateMax)",tn="var(--curveAccelerateMid)",rn="var(--curveAccelerateMin)",on="var(--curveDecelerateMax)",nn="var(--curveDecelerateMid)",an="var(--curveDecelerateMin)",sn="var(--curveEasyEaseMax)",Ue="var(--curveEasyEase)",cn="var(--curveLinear)";var J={fastOutSlowInMax:on,fastOutSlowInMid:nn,fastOutSlowInMin:an,slowOutFastInMax:en,slowOutFastInMid:tn,slowOutFastInMin:rn,fastEase:sn,normalEase:Ue,nullEasing:cn},ln=q`
  ${he("inline-grid")} :host {
    position: relative;
    place-items: center;
    place-content: center;
    grid-template: 1fr / 1fr;
    flex-shrink: 0;
    width: 32px;
    height: 32px;
    font-family: ${Ro};
    font-weight: ${qo};
    font-size: ${Wo};
    border-radius: ${wt};
    color: ${xr};
    background-color: ${ge};
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
    border-radius: ${wt};
  }

  ::slotted([slot='badge']) {
    position: absolute;
    bottom: 0;
    right: 0;
    box-shadow: 0 0 0 ${Zo} ${kt};
  }

  :host([size='64']) ::slotted([slot='badge']),
  :host([size='72']) ::slotted([slot='badge']),
  :host([size='96']) ::slotted([slot='badge']),
  :host([size='120']) ::slotted([slot='badge']),
  :host([size='128']) ::slotted([slot='badge']) {
    box-shadow: 0 0 0 ${K} ${kt};
  }

  :host([size='16']),
  :host([size='20']),
  :host([size='24']) {
    font-size: ${Io};
    font-weight: ${Uo};
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
    font-size: ${jo};
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
    font-size: ${Vo};
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
    font-size: ${Go};
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
    font-size: ${Xo};
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
    border-radius: ${Xe};
  }

  :host([shape='square'][size='20']),
  :host([shape='square'][size='24']) {
    border-radius: ${Ho};
  }

  :host([shape='square'][size='56']),
  :host([shape='square'][size='64']),
  :host([shape='square'][size='72']) {
    border-radius: ${Mo};
  }
  :host([shape='square'][size='96']),
  :host([shape='square'][size='120']),
  :host([shape='square'][size='128']) {
    border-radius: ${_o};
  }

  :host([data-color='brand']) {
    color: ${Br};
    background-color: ${Pt};
  }

  :host([data-color='dark-red']) {
    color: ${Kr};
    background-color: ${Yr};
  }

  :host([data-color='cranberry']) {
    color: ${Xr};
    background-color: ${Gr};
  }

  :host([data-color='red']) {
    color: ${Ar};
    background-color: ${Nr};
  }

  :host([data-color='pumpkin']) {
    color: ${wo};
    background-color: ${Po};
  }

  :host([data-color='peach']) {
    color: ${mo};
    background-color: ${vo};
  }

  :host([data-color='marigold']) {
    color: ${Er};
    background-color: ${$r};
  }

  :host([data-color='gold']) {
    color: ${eo};
    background-color: ${Zr};
  }

  :host([data-color='brass']) {
    color: ${Rr};
    background-color: ${_r};
  }

  :host([data-color='brown']) {
    color: ${jr};
    background-color: ${Ir};
  }

  :host([data-color='forest']) {
    color: ${Qr};
    background-color: ${Jr};
  }

  :host([data-color='seafoam']) {
    color: ${$o};
    background-color: ${To};
  }

  :host([data-color='dark-green']) {
    color: ${qr};
    background-color: ${Ur};
  }

  :host([data-color='light-teal']) {
    color: ${io};
    background-color: ${ao};
  }

  :host([data-color='teal']) {
    color: ${zo};
    background-color: ${Oo};
  }

  :host([data-color='steel']) {
    color: ${Lo};
    background-color: ${Eo};
  }

  :host([data-color='blue']) {
    color: ${Mr};
    background-color: ${Hr};
  }

  :host([data-color='royal-blue']) {
    color: ${Co};
    background-color: ${Ao};
  }

  :host([data-color='cornflower']) {
    color: ${Vr};
    background-color: ${Wr};
  }

  :host([data-color='navy']) {
    color: ${fo};
    background-color: ${go};
  }

  :host([data-color='lavender']) {
    color: ${no};
    background-color: ${oo};
  }

  :host([data-color='purple']) {
    color: ${Fo};
    background-color: ${No};
  }

  :host([data-color='grape']) {
    color: ${ro};
    background-color: ${to};
  }

  :host([data-color='lilac']) {
    color: ${co};
    background-color: ${so};
  }

  :host([data-color='pink']) {
    color: ${xo};
    background-color: ${bo};
  }

  :host([data-color='magenta']) {
    color: ${uo};
    background-color: ${lo};
  }

  :host([data-color='plum']) {
    color: ${ko};
    background-color: ${So};
  }

  :host([data-color='beige']) {
    color: ${Dr};
    background-color: ${zr};
  }

  :host([data-color='mink']) {
    color: ${ho};
    background-color: ${po};
  }

  :host([data-color='platinum']) {
    color: ${yo};
    background-color: ${Bo};
  }

  :host([data-color='anchor']) {
    color: ${Or};
    background-color: ${Lr};
  }

  :host([active]) {
    /* Work-around for text pixel snapping at the end of the animation */
    transform: perspective(1px);
    transition-property: transform, opacity;
    transition-duration: ${Ae}, ${Nt};
    transition-delay: ${J.fastEase}, ${J.nullEasing};
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
    transition-duration: ${Ae}, ${Ft};
    transition-delay: ${J.fastEase}, ${J.nullEasing};
  }
  :host([active])::before {
    box-shadow: ${Ko};
    border-style: solid;
    border-color: ${Pt};
  }

  :host([active][appearance='shadow'])::before {
    border-style: none;
    border-color: none;
  }

  :host([active]:not([appearance='shadow']))::before {
    margin: calc(-2 * ${K});
    border-width: ${K};
  }

  :host([size='56'][active]:not([appearance='shadow']))::before,
  :host([size='64'][active]:not([appearance='shadow']))::before {
    margin: calc(-2 * ${ae});
    border-width: ${ae};
  }

  :host([size='72'][active]:not([appearance='shadow']))::before,
  :host([size='96'][active]:not([appearance='shadow']))::before,
  :host([size='120'][active]:not([appearance='shadow']))::before,
  :host([size='128'][active]:not([appearance='shadow']))::before {
    margin: calc(-2 * ${Fe});
    border-width: ${Fe};
  }

  :host([size='20'][active][appearance])::before,
  :host([size='24'][active][appearance])::before,
  :host([size='28'][active][appearance])::before {
    box-shadow: ${Yo};
  }

  :host([size='56'][active][appearance])::before,
  :host([size='64'][active][appearance])::before {
    box-shadow: ${Jo};
  }

  :host([size='72'][active][appearance])::before,
  :host([size='96'][active][appearance])::before,
  :host([size='120'][active][appearance])::before,
  :host([size='128'][active][appearance])::before {
    box-shadow: ${Qo};
  }

  :host([active][appearance='ring'])::before {
    box-shadow: none;
  }

  :host([active='inactive']) {
    opacity: 0.8;
    transform: scale(0.875);
    transition-property: transform, opacity;
    transition-duration: ${Ae}, ${Nt};
    transition-delay: ${J.fastOutSlowInMin}, ${J.nullEasing};
  }

  :host([active='inactive'])::before {
    margin: 0;
    opacity: 0;
    transition-property: margin, opacity;
    transition-duration: ${Ae}, ${Ft};
    transition-delay: ${J.fastOutSlowInMin}, ${J.nullEasing};
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
`;var va=I`<svg
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
</svg>`;function ma(){return I`
    <slot class="default-slot" ${St("slottedDefaults")} ${pe("defaultSlot")}></slot>
    <span class="monogram" ${pe("monogram")}>${t=>t.initials}</span>
    ${va}
    <slot name="badge"></slot>
  `}var dn=ma();var un={name:Ct,registry:N.registry,styles:ln,template:dn};function g(t,e,r,o){var n=arguments.length,a=n<3?e:o===null?o=Object.getOwnPropertyDescriptor(e,r):o,i;if(typeof Reflect=="object"&&typeof Reflect.decorate=="function")a=Reflect.decorate(t,e,r,o);else for(var c=t.length-1;c>=0;c--)(i=t[c])&&(a=(n<3?i(a):n>3?i(e,r,a):i(e,r))||a);return n>3&&a&&Object.defineProperty(e,r,a),a}var ba=/[\(\[\{][^\)\]\}]*[\)\]\}]/g,xa=/[\0-\u001F\!-/:-@\[-`\{-\u00BF\u0250-\u036F\uD800-\uFFFF]/g,Ba=/^\d+[\d\s]*(:?ext|x|)\s*\d+$/i,ya=/\s+/g,Sa=/[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\u1100-\u11FF\u3130-\u318F\uA960-\uA97F\uAC00-\uD7AF\uD7B0-\uD7FF\u3040-\u309F\u30A0-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]|[\uD840-\uD869][\uDC00-\uDED6]/;function ka(t,e,r){let o="",n=t.split(" ");return n.length!==0&&(o+=n[0].charAt(0).toUpperCase()),r||(n.length===2?o+=n[1].charAt(0).toUpperCase():n.length===3&&(o+=n[2].charAt(0).toUpperCase())),e&&o.length>1?o.charAt(1)+o.charAt(0):o}function Pa(t){return t=t.replace(ba,""),t=t.replace(xa,""),t=t.replace(ya," "),t=t.trim(),t}function qe(t,e,r){return!t||(t=Pa(t),Sa.test(t)||!r?.allowPhoneInitials&&Ba.test(t))?"":ka(t,e,r?.firstInitialOnly)}var j=class extends te{defaultSlotChanged(){if(!CSS.supports("selector(:has-slotted)")){let e=this.defaultSlot.assignedElements();this.defaultSlot.classList.toggle("has-slotted",e.length>0)}D.enqueue(()=>{this.cleanupSlottedContent()})}monogramChanged(){this.updateMonogram()}slottedDefaultsChanged(){this.defaultSlot&&this.cleanupSlottedContent()}nameChanged(){this.updateMonogram()}initialsChanged(){this.updateMonogram()}constructor(){super(),this.slottedDefaults=[],this.elementInternals=this.attachInternals(),this.elementInternals.role="img"}generateInitials(){return this.initials||qe(this.name,window.getComputedStyle(this).direction==="rtl")}updateMonogram(){this.monogram&&(this.monogram.textContent=this.generateInitials()??"")}cleanupSlottedContent(){this.normalize(),CSS.supports("selector(:has-slotted)")||this.defaultSlot.classList.toggle("has-slotted",!!this.slottedDefaults.length),this.innerText.trim()||this.slottedDefaults.forEach(e=>{e.nodeType===Node.TEXT_NODE&&e.remove()})}};g([Q],j.prototype,"defaultSlot",void 0);g([Q],j.prototype,"monogram",void 0);g([Q],j.prototype,"slottedDefaults",void 0);g([v],j.prototype,"name",void 0);g([v],j.prototype,"initials",void 0);var z=class t extends j{handleChange(e,r){switch(r){case"color":case"colorId":this.generateColor();break;default:break}}generateInitials(){if(!this.name&&!this.initials)return;let e=this.size??32;return this.initials||qe(this.name,window.getComputedStyle(this).direction==="rtl",{firstInitialOnly:e<=16})}generateColor(){let e=this.color===Qe.colorful,r=this.currentColor;this.currentColor=e&&this.colorId?this.colorId:e?t.colors[wa(this.name??"")%t.colors.length]:this.color??Qe.neutral,this.setAttribute("data-color",this.currentColor)}static{this.colors=Object.values(Je)}connectedCallback(){super.connectedCallback(),h.getNotifier(this).subscribe(this),this.generateColor()}disconnectedCallback(){super.disconnectedCallback(),h.getNotifier(this).unsubscribe(this)}};g([v],z.prototype,"active",void 0);g([v],z.prototype,"shape",void 0);g([v],z.prototype,"appearance",void 0);g([v({converter:Z})],z.prototype,"size",void 0);g([v],z.prototype,"color",void 0);g([v({attribute:"color-id"})],z.prototype,"colorId",void 0);var wa=t=>{let e=0;for(let r=t.length-1;r>=0;r--){let o=t.charCodeAt(r),n=r%8;e^=(o<<n)+(o>>8-n)}return e};z.define(un);var pn={success:"success",warning:"warning",error:"error"},hn=`${N.prefix}-progress-bar`;var gn=q`
  ${he("block")}

  :host {
    width: 100%;
    height: 2px;
    overflow-x: hidden;
    background-color: ${ge};
    border-radius: ${Xe};
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
    border-radius: ${Do};
  }

  .indicator {
    background-color: ${Sr};
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
      ${ge} 0%,
      ${yr} 50%,
      ${ge} 100%
    );
    animation-name: indeterminate;
    animation-duration: 3s;
    animation-timing-function: linear;
    animation-iteration-count: infinite;
  }

  :host([validation-state='error']) .indicator {
    background-color: ${Fr};
  }

  :host([validation-state='warning']) .indicator {
    background-color: ${Tr};
  }

  :host([validation-state='success']) .indicator {
    background-color: ${Cr};
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
`;function Na(){return I` <div class="indicator" part="indicator" ${pe("indicator")}></div> `}var fn=Na();var vn={name:hn,registry:N.registry,styles:gn,template:fn};var jc=CSS.supports("anchor-name: --a"),Wc="anchor"in HTMLElement.prototype,mn=CSS.supports("selector(:state(g))");function bn(t,e,r){if(!(!e||!t)){if(!mn){t.shadowRoot.host.toggleAttribute(`state--${e}`,r);return}if(r??!t.states.has(e)){t.states.add(e);return}t.states.delete(e)}}var At=new WeakMap;function Fa(t,e){if(!t||!e)return!1;if(At.has(t))return At.get(t).has(e);let r=new Set(Object.values(t));return At.set(t,r),r.has(e)}function xn(t,e="",r="",o,n=""){bn(t,`${n}${e}`,!1),(!o||Fa(o,r))&&bn(t,`${n}${r}`,!0)}var W=class extends te{indicatorChanged(){this.setIndicatorWidth()}validationStateChanged(e,r){xn(this.elementInternals,e,r,pn)}valueChanged(e,r){this.elementInternals&&(this.elementInternals.ariaValueNow=typeof r=="number"?`${r}`:null),this.setIndicatorWidth()}minChanged(e,r){this.elementInternals&&(this.elementInternals.ariaValueMin=typeof r=="number"?`${r}`:null),this.setIndicatorWidth()}maxChanged(e,r){this.elementInternals&&(this.elementInternals.ariaValueMax=typeof r=="number"?`${r}`:null),this.setIndicatorWidth()}constructor(){super(),this.elementInternals=this.attachInternals(),this.validationState=null,this.elementInternals.role="progressbar"}setIndicatorWidth(){CSS.supports("width: attr(value type(<number>))")||D.enqueue(()=>{if(typeof this.value!="number"){this.indicator?.style.removeProperty("width");return}let e=this.min??0,r=this.max??100,o=this.value??0,n=r-e,a=n===0?0:Math.fround((o-e)/n*100);this.indicator?.style.setProperty("width",`${a}%`)})}};g([Q],W.prototype,"indicator",void 0);g([v({attribute:"validation-state"})],W.prototype,"validationState",void 0);g([v({converter:Z})],W.prototype,"value",void 0);g([v({converter:Z})],W.prototype,"min",void 0);g([v({converter:Z})],W.prototype,"max",void 0);var fe=class extends W{};g([v],fe.prototype,"thickness",void 0);g([v],fe.prototype,"shape",void 0);fe.define(vn);var Bn=`${N.prefix}-spinner`;var yn=q`
  ${he("inline-flex")}

  :host {
    --duration: 1.5s;
    --indicatorSize: ${ae};
    --size: 32px;
    height: var(--size);
    width: var(--size);
    contain: strict;
    content-visibility: auto;
  }

  :host([size='tiny']) {
    --indicatorSize: ${K};
    --size: 20px;
  }
  :host([size='extra-small']) {
    --indicatorSize: ${K};
    --size: 24px;
  }
  :host([size='small']) {
    --indicatorSize: ${K};
    --size: 28px;
  }
  :host([size='large']) {
    --indicatorSize: ${ae};
    --size: 36px;
  }
  :host([size='extra-large']) {
    --indicatorSize: ${ae};
    --size: 40px;
  }
  :host([size='huge']) {
    --indicatorSize: ${Fe};
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
    animation: none var(--duration) infinite ${Ue};
  }

  .progress {
    animation-timing-function: linear;
    animation-name: spin-linear;
  }

  .background {
    border: var(--indicatorSize) solid ${wr};
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
    color: ${Pr};
    box-sizing: border-box;
    border-radius: 50%;
    border: var(--indicatorSize) solid transparent;
    border-block-start-color: currentcolor;
    border-right-color: currentcolor;
  }

  :host([appearance='inverted']) .indicator {
    color: ${kr};
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
`;var Sn=I`
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
`;var kn={name:Bn,registry:N.registry,styles:yn,template:Sn};var Ye=class extends te{constructor(){super(),this.elementInternals=this.attachInternals(),this.elementInternals.role="progressbar"}};var ve=class extends Ye{};g([v],ve.prototype,"size",void 0);g([v],ve.prototype,"appearance",void 0);ve.define(kn);
